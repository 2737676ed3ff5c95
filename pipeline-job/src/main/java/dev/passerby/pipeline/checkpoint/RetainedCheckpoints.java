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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The checkpoints and savepoints under a directory, as Flink lays them out: {@code JOB/chk-N/_metadata} and
 * {@code savepoint-X/_metadata}. The metadata is written last, so a checkpoint without it is none.
 *
 * @param directory what the job was given as its checkpoints' directory
 */
public record RetainedCheckpoints(Path directory) {

    static final String METADATA = "_metadata";

    private static final Logger LOG = LoggerFactory.getLogger(RetainedCheckpoints.class);

    /**
     * The checkpoint completed last of which nothing is missing, whichever job took it; empty for a first start. Each one that is
     * passed over is told in the log.
     */
    public Optional<Path> newest() {
        return newestFirst().stream().filter(RetainedCheckpoints::isWhole).findFirst();
    }

    /** All that were completed, damaged since or not, the last one first. */
    List<Path> newestFirst() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files =
                Files.find(directory, 3, (path, about) -> isMetadata(path) && about.isRegularFile())) {
            return files.map(metadata -> metadata.toAbsolutePath().getParent())
                    .sorted(Comparator.comparing(RetainedCheckpoints::completedAt)
                            .thenComparing(Path::toString)
                            .reversed())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("looking for checkpoints under " + directory, e);
        }
    }

    /**
     * The completed checkpoints besides one, of whichever job. A job that goes on from one looks after that and its own; the
     * others nobody deletes, and they hold the faces that were in view then.
     */
    public List<Path> besides(Path one) {
        return newestFirst().stream()
                .filter(checkpoint -> !checkpoint.equals(one.toAbsolutePath()))
                .toList();
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

    private static boolean isWhole(Path checkpoint) {
        Optional<String> damage = Wholeness.damage(checkpoint);
        damage.ifPresent(missing -> LOG.warn(
                "passed over {}: {}; events since the checkpoint before it may be told again", checkpoint, missing));
        return damage.isEmpty();
    }

    private static boolean isMetadata(Path path) {
        if (!path.endsWith(METADATA) || path.getParent() == null) {
            return false;
        }
        String folder = path.getParent().getFileName().toString();
        return folder.startsWith("chk-") || folder.startsWith("savepoint-");
    }

    static FileTime completedAt(Path checkpoint) {
        Path metadata = checkpoint.resolve(METADATA);
        try {
            return Files.getLastModifiedTime(metadata);
        } catch (IOException e) {
            throw new UncheckedIOException("reading the time of " + metadata, e);
        }
    }
}
