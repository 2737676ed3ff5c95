package dev.passerby.benchmarks.watchlist;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is on disk for an evaluation.
 *
 * @param clips who appears where
 * @param photos each person's enrolment photos by name; absent where frames of the clips enrol
 */
public record Watchlist(List<Clip> clips, @Nullable SortedMap<String, List<Path>> photos) {

    public Watchlist {
        clips = List.copyOf(clips);
    }

    /**
     * Finds the media.
     *
     * @param folder whose sub-folders are people, or where the files of {@code people} lie
     * @param people which files show whom; absent where sub-folders say it
     * @param enrolment photos by person, as sub-folders or as files {@code NAME.jpg}, {@code NAME-2.jpg}; absent where frames
     *     of the clips enrol
     * @throws MalformedWatchlist if that is not what lies there
     */
    public static Watchlist find(Path folder, @Nullable Path people, @Nullable Path enrolment)
            throws MalformedWatchlist {
        requireFolder("--media", folder);
        List<Clip> clips = people == null ? MediaFolder.clipsByFolder(folder) : PeopleFile.read(people, folder);
        long persons = clips.stream().map(Clip::person).distinct().count();
        if (enrolment == null && persons < 2) {
            throw new MalformedWatchlist("the media show only '" + clips.get(0).person()
                    + "'; at least two people are needed, so that one can be the stranger");
        }
        return new Watchlist(clips, enrolment == null ? null : photos(enrolment, clips));
    }

    private static SortedMap<String, List<Path>> photos(Path folder, List<Clip> clips) throws MalformedWatchlist {
        requireFolder("--enrol", folder);
        SortedMap<String, List<Path>> photos = new TreeMap<>();
        for (Path child : MediaFolder.children(folder)) {
            if (Files.isDirectory(child)) {
                for (Path photo : MediaFolder.children(child)) {
                    add(photos, MediaFolder.nameOf(child), photo, clips);
                }
            } else {
                // Ada-2.jpg is Ada's second photo.
                add(photos, MediaFolder.stemOf(child).replaceFirst("[ _-]*\\d*$", ""), child, clips);
            }
        }
        if (photos.isEmpty()) {
            throw new MalformedWatchlist(
                    "no photo lies in " + folder + "; name photos by person, such as Ada.jpg or Ada/1.jpg");
        }
        return photos;
    }

    /** A person is whoever the clips call by the same name, whatever its case; who is in no clip is enrolled all the same. */
    private static void add(SortedMap<String, List<Path>> photos, String name, Path photo, List<Clip> clips) {
        if (MediaFolder.isPicture(photo) && !name.isEmpty()) {
            String person = clips.stream()
                    .map(Clip::person)
                    .filter(known -> known.toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .orElse(name);
            photos.computeIfAbsent(person, key -> new ArrayList<>()).add(photo);
        }
    }

    private static void requireFolder(String option, Path folder) throws MalformedWatchlist {
        if (!Files.isDirectory(folder)) {
            throw new MalformedWatchlist(option + " must name a folder, got " + folder);
        }
    }
}
