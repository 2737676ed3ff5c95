package dev.passerby.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.passerby.client.TestBroker;
import dev.passerby.pipeline.fixture.Cameras;
import dev.passerby.pipeline.fixture.ObjectStore;
import dev.passerby.pipeline.fixture.OpensKey;
import dev.passerby.pipeline.fixture.People;
import dev.passerby.pipeline.fixture.Scene;
import dev.passerby.pipeline.gallery.KeysInFolder;
import dev.passerby.wire.Topics;
import dev.passerby.wire.gallery.sealing.PersonKey;
import dev.passerby.wire.gallery.sealing.Seal;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checkpoints and keys in an object store, by either file system that Flink has for one; the container image has Presto's. */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ObjectStoreIT {

    private static final String CHECKPOINT = "chk-";

    private static final String KEYS = ObjectStore.BUCKET + "/keys";

    @TempDir
    private static java.nio.file.Path directory;

    private static TestBroker broker;
    private static ObjectStore store;

    @BeforeAll
    static void startBrokerAndStore() throws Exception {
        broker = TestBroker.start(directory.resolve("broker"));
        store = ObjectStore.start(directory.resolve("store"));
    }

    @AfterAll
    static void stopBrokerAndStore() throws Exception {
        store.close();
        broker.close();
    }

    @AfterEach
    void leaveTheStore() {
        ObjectStore.reachNoMore();
    }

    @ParameterizedTest
    @ValueSource(strings = {"presto", "hadoop"})
    void a_job_goes_on_from_its_checkpoint_there_and_knows_people_by_keys_that_lie_there(String plugin)
            throws Exception {
        reachBy(plugin);
        Topics topics = new Topics(plugin);
        broker.create(topics, 4);
        broker.send(topics, Seal.close(People.enrolled("Ada", 1), keyInStore("Ada")));
        Path checkpoints = new Path(ObjectStore.BUCKET + "/checkpoints-" + plugin);
        Map<String, String> settings = settings(topics, checkpoints);
        try (Cameras cameras = Cameras.door(broker, topics)) {
            try (RunningJob job = TestJob.running(settings)) {
                cameras.showUntil(Scene.with("Ada"), () -> cameras.told("face.recognized"));
            }
            Path newest = newest(checkpoints);
            assertThat(files(new Path(newest.getParent(), "shared")))
                    .as("files that checkpoints have in common")
                    .isNotEmpty();

            settings.put("checkpoints.restore-from", newest.toString());
            try (RunningJob job = TestJob.running(settings)) {
                cameras.showUntil(Scene.with("Ada", "Bob"), () -> cameras.told("face.unknown"));
                cameras.showUntil(Scene.with("Ada", "Bob"), () -> !exists(newest));
                assertThat(job.failure()).isNotDone();
            }
            assertThat(cameras.events())
                    .filteredOn(event -> event.type().equals("face.track.new"))
                    .as("one for Ada, who stayed, and one for Bob, who came")
                    .hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"presto", "hadoop"})
    void a_key_that_is_not_there_is_none_and_one_that_must_not_be_read_is_an_error(String plugin) throws Exception {
        reachBy(plugin);
        PersonKey key = keyInStore("Ada");

        assertThat(new KeysInFolder(KEYS).find(People.id("Ada")).orElseThrow().bytes())
                .isEqualTo(key.bytes());
        assertThat(new KeysInFolder(KEYS).find(People.id("Bob"))).isEmpty();

        Map<String, String> wrong = new HashMap<>(store.settings());
        wrong.put("s3.access-key", ObjectStore.CREDENTIALS.get("AWS_ACCESS_KEY_ID"));
        wrong.put("s3.secret-key", "guessed");
        ObjectStore.reachBy(plugin, wrong);
        assertThatThrownBy(() -> new KeysInFolder(KEYS).find(People.id("Ada"))).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"presto", "hadoop"})
    void credentials_may_come_from_the_environment(String plugin) throws Exception {
        reachBy(plugin);
        keyInStore("Ada");

        assertThat(opensKey(plugin, ObjectStore.CREDENTIALS)).contains("there is a key");
        assertThat(opensKey(plugin, Map.of("AWS_ACCESS_KEY_ID", "the-job", "AWS_SECRET_ACCESS_KEY", "guessed")))
                .doesNotContain("there is");
    }

    private static String opensKey(String plugin, Map<String, String> environment) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                java.nio.file.Path.of(System.getProperty("java.home"), "bin", "java")
                        .toString(),
                "-cp",
                System.getProperty("java.class.path"),
                OpensKey.class.getName(),
                plugin,
                KEYS,
                People.id("Ada")));
        store.settings().forEach((name, value) -> command.add(name + "=" + value));
        ProcessBuilder process = new ProcessBuilder(command).redirectErrorStream(true);
        process.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        process.environment().putAll(environment);
        Process started = process.start();
        return new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void reachBy(String plugin) throws IOException {
        Map<String, String> settings = new HashMap<>(store.settings());
        settings.put("s3.access-key", ObjectStore.CREDENTIALS.get("AWS_ACCESS_KEY_ID"));
        settings.put("s3.secret-key", ObjectStore.CREDENTIALS.get("AWS_SECRET_ACCESS_KEY"));
        ObjectStore.reachBy(plugin, settings);
    }

    private static PersonKey keyInStore(String person) throws IOException {
        PersonKey key = PersonKey.random();
        Path file = new Path(KEYS, PersonKey.fileName(People.id(person)));
        try (OutputStream stream = file.getFileSystem().create(file, FileSystem.WriteMode.OVERWRITE)) {
            stream.write(key.bytes());
        }
        return key;
    }

    /** By number: a store's times are whole seconds, in which there are several. */
    private static Path newest(Path checkpoints) throws IOException {
        List<Path> complete = new ArrayList<>();
        for (Path checkpoint : files(files(checkpoints).get(0))) {
            if (checkpoint.getName().startsWith(CHECKPOINT) && exists(new Path(checkpoint, "_metadata"))) {
                complete.add(checkpoint);
            }
        }
        return complete.stream()
                .max(Comparator.comparingInt(
                        path -> Integer.parseInt(path.getName().substring(CHECKPOINT.length()))))
                .orElseThrow();
    }

    private static List<Path> files(Path folder) throws IOException {
        FileStatus[] files = folder.getFileSystem().listStatus(folder);
        return files == null
                ? List.of()
                : List.of(files).stream().map(FileStatus::getPath).toList();
    }

    private static boolean exists(Path path) {
        try {
            return path.getFileSystem().exists(path);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Map<String, String> settings(Topics topics, Path checkpoints) {
        Map<String, String> settings = TestJob.settings(broker, topics, directory);
        settings.put("checkpoints.backend", "rocksdb");
        settings.put("checkpoints.directory", checkpoints.toString());
        settings.put("checkpoints.interval", "PT0.5S");
        settings.put("privacy.keys", KEYS);
        settings.put("tracking.quiet-period", "PT1M");
        settings.put("frames.max-age", "PT1M");
        return settings;
    }
}
