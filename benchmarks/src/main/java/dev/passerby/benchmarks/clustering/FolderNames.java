package dev.passerby.benchmarks.clustering;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The names that folders give to the pictures in them, where a folder of photos is already sorted by person. */
final class FolderNames {

    private FolderNames() {}

    /**
     * For each file the name of the folder it lies in; null for files directly in {@code root}, and for all files where fewer
     * than two folders hold some, since then nobody sorted them.
     */
    static List<@Nullable String> of(Path root, List<Path> files) {
        List<@Nullable String> names =
                files.stream().map(file -> nameOf(root, file)).toList();
        boolean sorted = names.stream().filter(Objects::nonNull).distinct().count() >= 2;
        return sorted
                ? names
                : files.stream().map(file -> (@Nullable String) null).toList();
    }

    private static @Nullable String nameOf(Path root, Path file) {
        Path parent = file.getParent();
        if (parent == null || parent.equals(root)) {
            return null;
        }
        return String.valueOf(parent.getFileName());
    }
}
