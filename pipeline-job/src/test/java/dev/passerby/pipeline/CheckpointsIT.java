package dev.passerby.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.passerby.client.TestBroker;
import dev.passerby.pipeline.checkpoint.RetainedCheckpoints;
import dev.passerby.pipeline.fixture.Cameras;
import dev.passerby.pipeline.fixture.ErrorLog;
import dev.passerby.pipeline.fixture.People;
import dev.passerby.pipeline.fixture.Scene;
import dev.passerby.wire.Topics;
import dev.passerby.wire.event.CloudEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where state goes, and what becomes of a job that cannot put it there. */
@Timeout(180)
class CheckpointsIT {

    @TempDir
    private static Path brokerDirectory;

    private static TestBroker broker;

    @TempDir
    private Path directory;

    private Topics topics;
    private Cameras cameras;

    @BeforeAll
    static void startBroker() throws Exception {
        broker = TestBroker.start(brokerDirectory);
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @BeforeEach
    void topicsOfItsOwn(TestInfo test) throws Exception {
        topics = broker.topicsOf(test);
        broker.send(topics, People.enrolled("Ada", 1));
        cameras = Cameras.door(broker, topics);
    }

    @AfterEach
    void unsubscribe() {
        cameras.close();
    }

    @Test
    void with_rocksdb_checkpoints_are_what_changed_and_a_job_goes_on_from_one() throws Exception {
        Path checkpoints = directory.resolve("checkpoints");
        Map<String, String> rocksdb = new HashMap<>(Map.of(
                "checkpoints.backend",
                "rocksdb",
                "checkpoints.directory",
                checkpoints.toUri().toString()));
        try (RunningJob job = running(rocksdb)) {
            cameras.showUntil(Scene.with("Ada"), () -> cameras.told("face.recognized"));
        }
        Path newest = new RetainedCheckpoints(checkpoints).newest().orElseThrow();
        assertThat(files(newest.resolveSibling("shared")))
                .as("files that checkpoints have in common")
                .isNotEmpty();

        rocksdb.put("checkpoints.restore-from", newest.toUri().toString());
        try (RunningJob job = running(rocksdb)) {
            cameras.showUntil(Scene.with("Ada", "Bob"), () -> cameras.told("face.unknown"));
            assertThat(job.failure()).isNotDone();
        }
        assertThat(cameras.events())
                .filteredOn(event -> event.type().equals("face.track.new"))
                .as("one for Ada, who stayed, and one for Bob, who came")
                .hasSize(2);
    }

    @Test
    void a_savepoint_moves_from_the_heap_to_rocksdb() throws Exception {
        Map<String, String> settings = new HashMap<>();
        try (RunningJob job = running(settings)) {
            cameras.showUntil(Scene.with("Ada"), () -> cameras.told("face.recognized"));
            settings.put("checkpoints.restore-from", job.stopWithSavepoint(directory.resolve("savepoints")));
        }
        settings.put("checkpoints.backend", "rocksdb");
        try (RunningJob job = running(settings)) {
            cameras.showUntil(Scene.with("Ada", "Bob"), () -> cameras.told("face.unknown"));
        }
        assertThat(cameras.events())
                .filteredOn(event -> event.type().equals("face.track.new"))
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"heap, _metadata", "rocksdb, _metadata", "rocksdb, state"})
    void a_truncated_newest_checkpoint_is_passed_over_and_the_job_goes_on_from_the_one_before(
            String backend, String truncated) throws Exception {
        Path checkpoints = directory.resolve("checkpoints");
        Map<String, String> settings = new HashMap<>(Map.of("checkpoints.backend", backend));
        RetainedCheckpoints retained = new RetainedCheckpoints(checkpoints);
        try (RunningJob job = running(settings)) {
            cameras.showUntil(Scene.with("Ada"), () -> cameras.told("face.recognized"));
            // Two more: both that are retained know Ada.
            for (int more = 0; more < 2; more++) {
                Optional<Path> before = newestOf(retained);
                cameras.showUntil(
                        Scene.with("Ada"),
                        () -> newestOf(retained).isPresent()
                                && !newestOf(retained).equals(before));
            }
        }
        Path newest = retained.newest().orElseThrow();
        truncate(truncated.equals("state") ? stateOf(newest) : newest.resolve(truncated));

        Path before = retained.newest().orElseThrow();
        assertThat(before).isNotEqualTo(newest);
        settings.put("checkpoints.restore-from", before.toUri().toString());
        try (RunningJob job = running(settings)) {
            cameras.showUntil(Scene.with("Ada", "Bob"), () -> cameras.told("face.unknown"));
            assertThat(job.failure()).isNotDone();
        }
        assertThat(cameras.events())
                .filteredOn(event -> event.type().equals("face.track.new"))
                .extracting(CloudEvent::id)
                .as("Ada's, who stayed, and Bob's, who came")
                .containsOnlyOnce(cameras.events().get(0).id())
                .hasSize(2);
    }

    private static Path stateOf(Path checkpoint) throws IOException {
        return files(checkpoint).stream()
                .filter(file -> !file.endsWith("_metadata"))
                .findFirst()
                .orElseThrow();
    }

    private static void truncate(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() / 2);
        }
    }

    @Test
    void a_job_whose_disk_is_full_goes_on_and_says_so_and_checkpoints_again_once_there_is_space() throws Exception {
        Path disk = Files.createDirectory(directory.resolve("disk"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk.toString()) == 0,
                "not run: mounting a small disk needs root");
        try {
            Path ballast = disk.resolve("ballast");
            goesOnWithoutCheckpoints(disk.resolve("checkpoints"), () -> fill(ballast), () -> Files.delete(ballast));
        } finally {
            run("umount", disk.toString());
        }
    }

    @Test
    void a_job_whose_directory_is_gone_goes_on_and_says_so_and_checkpoints_again_once_it_is_back() throws Exception {
        Path checkpoints = directory.resolve("checkpoints");
        Path aside = directory.resolve("aside");
        goesOnWithoutCheckpoints(
                checkpoints,
                () -> {
                    Files.move(checkpoints, aside);
                    Files.createFile(checkpoints);
                },
                () -> {
                    Files.delete(checkpoints);
                    Files.move(aside, checkpoints);
                });
    }

    private interface Act {
        void run() throws IOException;
    }

    private void goesOnWithoutCheckpoints(Path checkpoints, Act block, Act free) throws Exception {
        RetainedCheckpoints retained = new RetainedCheckpoints(checkpoints);
        try (ErrorLog errors = ErrorLog.of("dev.passerby");
                RunningJob job = running(Map.of(
                        "checkpoints.directory", checkpoints.toString(),
                        "checkpoints.interval", "PT0.3S",
                        "job.restarts", "0"))) {
            cameras.showUntil(
                    Scene.with("Ada"),
                    () -> cameras.told("face.recognized") && retained.newest().isPresent());
            block.run();
            cameras.showUntil(Scene.with("Ada"), () -> errors.lines().stream()
                    .anyMatch(
                            line -> line.startsWith("checkpoints fail, ") && line.contains("'checkpoints.directory'")));
            cameras.showUntil(Scene.with("Ada", "Bob"), () -> cameras.told("face.unknown"));
            assertThat(job.failure()).isNotDone();
            assertThat(job.outcomes().total().frames()).isPositive();

            Optional<Path> before = newestOf(retained);
            free.run();
            cameras.showUntil(
                    Scene.with("Ada", "Bob"),
                    () -> newestOf(retained).isPresent() && !newestOf(retained).equals(before));
            assertThat(job.failure()).isNotDone();
            assertThat(cameras.events())
                    .extracting(CloudEvent::id)
                    .as("no restart")
                    .doesNotHaveDuplicates();
        }
    }

    /** The newest checkpoint; none while it cannot be read, or is just being replaced. */
    private static Optional<Path> newestOf(RetainedCheckpoints retained) {
        try {
            return retained.newest();
        } catch (java.io.UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private static void fill(Path ballast) throws IOException {
        byte[] zeros = new byte[64 << 10];
        try (OutputStream file = Files.newOutputStream(ballast)) {
            for (int most = 0; most < 100; most++) {
                file.write(zeros);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left");
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static int run(String... command) throws Exception {
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    private RunningJob running(Map<String, String> more) throws Exception {
        Map<String, String> settings = TestJob.settings(broker, topics, directory.resolve("checkpoints"));
        settings.put("checkpoints.interval", "PT0.5S");
        settings.put("tracking.quiet-period", "PT1M");
        settings.put("frames.max-age", "PT1M");
        settings.putAll(more);
        return TestJob.running(settings);
    }
}
