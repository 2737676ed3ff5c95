package dev.passerby.standalone.commands;

import dev.passerby.standalone.OperationFailedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A temporary folder for records that nobody needs afterwards. */
final class ScratchFolder {

    private ScratchFolder() {}

    /** Makes a folder, works in it, and deletes it with all it holds. */
    static void with(String prefix, Consumer<Path> work) {
        Path folder = make(prefix);
        try {
            work.accept(folder);
        } finally {
            delete(folder);
        }
    }

    static Path make(String prefix) {
        try {
            return Files.createTempDirectory(prefix);
        } catch (IOException e) {
            throw new OperationFailedException("cannot make a temporary folder: " + e.getMessage(), e);
        }
    }

    static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            // A temporary folder that stays behind harms nobody.
        }
    }
}
