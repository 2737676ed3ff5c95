package dev.passerby.pipeline.checkpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The checkpoints under a directory, as Flink lays them out: {@code JOB/chk-N/_metadata}. The metadata is written last, so
 * a checkpoint without it is none.
 *
 * @param directory what the job was given as its checkpoints' directory
 */
public record RetainedCheckpoints(Path directory) {

    /** The checkpoint completed last, whichever job took it; empty for a first start. */
    public Optional<Path> newest() {
        if (!Files.isDirectory(directory)) {
            return Optional.empty();
        }
        try (Stream<Path> files =
                Files.find(directory, 3, (path, about) -> isMetadata(path) && about.isRegularFile())) {
            return files.max(Comparator.comparing(RetainedCheckpoints::completedAt)
                            .thenComparing(Path::toString))
                    .map(metadata -> metadata.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new UncheckedIOException("looking for checkpoints under " + directory, e);
        }
    }

    /**
     * The completed checkpoints besides one, of whichever job. A job that goes on from one looks after that and its own; the others
     * nobody deletes, and they hold the faces that were in view then.
     */
    public List<Path> besides(Path one) {
        try (Stream<Path> files =
                Files.find(directory, 3, (path, about) -> isMetadata(path) && about.isRegularFile())) {
            return files.map(metadata -> metadata.toAbsolutePath().getParent())
                    .filter(checkpoint -> !checkpoint.equals(one.toAbsolutePath()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("looking for checkpoints under " + directory, e);
        }
    }

    /** Deletes checkpoints from which nobody will go on. */
    public void delete(List<Path> checkpoints) {
        for (Path checkpoint : checkpoints) {
            try (Stream<Path> files = Files.walk(checkpoint)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("deleting the old checkpoint " + checkpoint, e);
            }
        }
    }

    private static boolean isMetadata(Path path) {
        return path.endsWith("_metadata")
                && path.getParent() != null
                && path.getParent().getFileName().toString().startsWith("chk-");
    }

    private static FileTime completedAt(Path metadata) {
        try {
            return Files.getLastModifiedTime(metadata);
        } catch (IOException e) {
            throw new UncheckedIOException("reading the time of " + metadata, e);
        }
    }
}
