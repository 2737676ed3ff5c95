package dev.passerby.benchmarks.watchlist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** A folder on disk as clips: what is a video, what a photo, and whose. Names are sorted, so that all machines agree. */
final class MediaFolder {

    private static final Set<String> VIDEOS = Set.of("mkv", "mp4", "mov", "m4v", "avi", "webm", "ts", "h264", "h265");
    private static final Set<String> PICTURES = Set.of("jpg", "jpeg", "png", "webp", "bmp");

    private MediaFolder() {}

    /** The clips of a folder whose sub-folders are people. */
    static List<Clip> clipsByFolder(Path folder) throws MalformedWatchlist {
        List<Clip> clips = new ArrayList<>();
        for (Path person : children(folder)) {
            if (Files.isDirectory(person)) {
                for (Path child : children(person)) {
                    addClip(clips, nameOf(person), folder, child);
                }
            }
        }
        if (clips.isEmpty()) {
            throw new MalformedWatchlist(
                    "no folder below " + folder + " holds a video or a photo; make one folder for each"
                            + " person, or say with --people which files show whom");
        }
        return clips;
    }

    /** A video, a photo or a folder of photos as a person's clip; anything else is passed over. */
    static void addClip(List<Clip> clips, String person, Path folder, Path path) throws MalformedWatchlist {
        String name = folder.relativize(path).toString();
        if (isVideo(path)) {
            clips.add(Clip.video(person, name, path));
        } else if (isPicture(path)) {
            clips.add(Clip.photos(person, name, List.of(path)));
        } else if (Files.isDirectory(path)) {
            List<Path> photos =
                    children(path).stream().filter(MediaFolder::isPicture).toList();
            if (!photos.isEmpty()) {
                clips.add(Clip.photos(person, name, photos));
            }
        }
    }

    static boolean isVideo(Path path) {
        return Files.isRegularFile(path) && VIDEOS.contains(extension(path));
    }

    static boolean isPicture(Path path) {
        return Files.isRegularFile(path) && PICTURES.contains(extension(path));
    }

    /** What lies in a folder, by name, without hidden files. */
    static List<Path> children(Path folder) throws MalformedWatchlist {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(path -> !nameOf(path).startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new MalformedWatchlist("cannot read the folder " + folder + " ("
                    + e.getClass().getSimpleName() + "); check the path and its permissions");
        }
    }

    static String nameOf(Path path) {
        return String.valueOf(path.getFileName());
    }

    /** The name without what follows its last point. */
    static String stemOf(Path path) {
        String name = nameOf(path);
        int point = name.lastIndexOf('.');
        return point > 0 ? name.substring(0, point) : name;
    }

    private static String extension(Path path) {
        String name = nameOf(path);
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
