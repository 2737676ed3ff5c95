package dev.passerby.pipeline.checkpoint;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * For scripts: prints the newest whole checkpoint or savepoint under the folders it is given, or nothing. Folders of this
 * machine: what lies in an object store the cluster's high availability knows.
 */
public final class NewestCheckpoint {

    private NewestCheckpoint() {}

    public static void main(String[] folders) {
        Optional<Path> newest = Stream.of(folders)
                .flatMap(folder -> new RetainedCheckpoints(Path.of(folder)).newest().stream())
                .max(Comparator.comparing(RetainedCheckpoints::completedAt));
        newest.filter(Files::isDirectory).ifPresent(System.out::println);
    }
}
