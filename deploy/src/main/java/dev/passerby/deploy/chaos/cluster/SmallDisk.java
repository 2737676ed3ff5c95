package dev.passerby.deploy.chaos.cluster;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A directory that is a file system of its own, so small that it can be filled. It needs the right to mount.
 *
 * @param directory where it is mounted
 */
public record SmallDisk(Path directory) {

    private static final int MEBIBYTES = 64;

    /** Mounts it; whether that was allowed. */
    public boolean mount() throws InterruptedException {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("making " + directory, e);
        }
        return isDone("mount", "-t", "tmpfs", "-o", "size=" + MEBIBYTES + "m", "none", directory.toString());
    }

    public void unmount() throws InterruptedException {
        isDone("umount", directory.toString());
    }

    /** Fills it to the last byte. */
    public void fill() {
        byte[] block = new byte[4096];
        try (OutputStream filler = Files.newOutputStream(filler())) {
            while (true) {
                filler.write(block);
            }
        } catch (IOException full) {
            // That was the purpose.
        }
    }

    /** Gives back what {@link #fill} took. */
    public void free() {
        try {
            Files.deleteIfExists(filler());
        } catch (IOException e) {
            throw new UncheckedIOException("freeing " + directory, e);
        }
    }

    private Path filler() {
        return directory.resolve("filler");
    }

    private static boolean isDone(String... words) throws InterruptedException {
        try {
            return new ProcessBuilder(List.of(words))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
