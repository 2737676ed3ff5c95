package dev.passerby.standalone.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.client.topics.CameraTopic;
import dev.passerby.client.topics.EventTopic;
import dev.passerby.ingest.FrameIngest;
import dev.passerby.simulator.rtsp.RtspCameraServer;
import dev.passerby.simulator.rtsp.RtspServerSettings;
import dev.passerby.simulator.scene.Scene;
import dev.passerby.simulator.scene.SceneRendering;
import dev.passerby.simulator.video.Clip;
import dev.passerby.standalone.broker.EmbeddedBroker;
import dev.passerby.standalone.broker.TopicLayout;
import dev.passerby.standalone.ingest.Observer;
import dev.passerby.wire.Topics;
import dev.passerby.wire.camera.Camera;
import dev.passerby.wire.camera.CameraState;
import dev.passerby.wire.camera.CameraStatus;
import dev.passerby.wire.event.CloudEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Ingest that crashes for real, in real processes, before a real broker and simulated cameras that want a password. */
@Timeout(120)
class CrashingCameraIT {

    private static final String PASSWORD = "Zq9%21:@/canary";
    private static final int MAX_FRAME_BYTES = 4 << 20;

    @TempDir
    Path folder;

    private EmbeddedBroker broker;
    private RtspCameraServer server;
    private CameraTopic cameras;
    private Observer arrivals;
    private Process guard;

    @BeforeEach
    void aBrokerAndTwoCameras() throws Exception {
        broker = EmbeddedBroker.start(folder.resolve("broker"), 0, MAX_FRAME_BYTES);
        TopicLayout.create(broker.bootstrapServers(), Topics.STANDARD, 2, 1, MAX_FRAME_BYTES);
        server = RtspCameraServer.start(RtspServerSettings.loopback().withCredentials("ada", PASSWORD));
        Clip clip = SceneRendering.render(Scene.of(1, List.of()).withSize(320, 240));
        cameras = new CameraTopic(broker.bootstrapServers(), Topics.STANDARD);
        cameras.put(camera("yard", server.serve("yard", clip).url()));
        cameras.put(camera("door", server.serve("door", clip).url()));
        arrivals = new Observer(broker.bootstrapServers(), Topics.STANDARD);
    }

    @AfterEach
    void everythingEnds() throws Exception {
        if (guard != null) {
            guard.descendants().forEach(ProcessHandle::destroyForcibly);
            guard.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
        arrivals.close();
        server.close();
        broker.close();
    }

    @Test
    void a_camera_that_crashes_the_decoder_twice_is_named_and_kept_out_while_the_other_goes_on() throws Exception {
        Instant began = Instant.now();
        guard = started(PoisonedIngest.class);

        CameraStatus quarantined = awaitStatus("door", "quarantined");
        assertThat(quarantined.state()).isEqualTo(CameraState.OFFLINE);
        assertThat(quarantined.reason()).contains("it crashed ingest twice", "'camera remove' and 'camera add'");
        assertThat(eventSince(began, "door", "quarantined").data().path("state").asText())
                .isEqualTo("offline");
        String said = Files.readString(output());
        assertThat(said).contains("camera door crashed ingest with SIGSEGV in libc.so");
        assertThat(said).containsPattern("camera door crashed ingest .* for the second time within an hour");
        assertThat(said).doesNotContain("camera yard crashed", "A fatal error", "Registers:", "Command Line:");

        arrivals.awaitMore("yard", 20);
        Duration longest = arrivals.longestPause("yard");
        System.out.printf("two crashes: the longest pause of the healthy camera was %d ms%n", longest.toMillis());
        assertThat(longest).isLessThan(Duration.ofSeconds(20));
        Camera door = cameras.list().stream()
                .filter(camera -> camera.id().equals("door"))
                .findFirst()
                .orElseThrow();
        cameras.remove("door");
        cameras.put(door);
        arrivals.awaitMore("door", 5);

        guard.destroy();
        assertThat(guard.waitFor(15, TimeUnit.SECONDS)).isTrue();
        assertNoPasswordIsLeft();
    }

    @Test
    void a_child_that_was_killed_is_started_again_and_no_camera_is_blamed() throws Exception {
        guard = started(FrameIngest.class);
        arrivals.awaitMore("yard", 5);
        for (String signal : List.of("-KILL", "-SEGV", "-TERM")) {
            ProcessHandle child = child();
            new ProcessBuilder("kill", signal, Long.toString(child.pid()))
                    .start()
                    .waitFor();
            child.onExit().get(10, TimeUnit.SECONDS);
            arrivals.awaitMore("yard", 5);
        }
        assertThat(Files.readString(output())).contains("no camera is to blame").doesNotContain("quarantined");
    }

    @Test
    void the_child_ends_with_its_guard_told_or_killed() throws Exception {
        for (boolean told : new boolean[] {true, false}) {
            guard = started(FrameIngest.class);
            arrivals.awaitMore("yard", 5);
            ProcessHandle child = child();
            assertThat(commandLine(guard.pid()) + commandLine(child.pid())).doesNotContain("canary", PASSWORD);
            if (told) {
                guard.destroy();
            } else {
                guard.destroyForcibly();
            }
            assertThat(guard.waitFor(15, TimeUnit.SECONDS)).isTrue();
            child.onExit().get(15, TimeUnit.SECONDS);
            assertThat(awaitStatus("yard", "ingest was stopped").state()).isEqualTo(CameraState.OFFLINE);
        }
        assertNoPasswordIsLeft();
    }

    @Test
    void wrong_settings_are_said_in_one_line_and_nothing_is_tried_again() throws Exception {
        ProcessBuilder builder = builder(FrameIngest.class);
        builder.environment().put("PASSERBY_INGEST_TRANSPORT", "pigeon");
        guard = builder.start();
        assertThat(guard.waitFor(15, TimeUnit.SECONDS)).isTrue();
        assertThat(guard.exitValue()).isEqualTo(2);
        assertThat(Files.readString(output()).strip())
                .isEqualTo("frame-ingest cannot start: PASSERBY_INGEST_TRANSPORT must be tcp or udp, got 'pigeon'");
    }

    private static Camera camera(String id, String url) {
        return new Camera(id, url, "env:CAMERA_LOGIN", 10);
    }

    private Process started(Class<?> main) throws IOException {
        return builder(main).start();
    }

    private ProcessBuilder builder(Class<?> main) throws IOException {
        Path work = Files.createDirectories(folder.resolve("work"));
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("temporary")),
                        main.getName())
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output().toFile()));
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        builder.environment().put("CAMERA_LOGIN", "ada:" + PASSWORD);
        builder.environment().put("PASSERBY_BROKERS", broker.bootstrapServers());
        return builder;
    }

    private Path output() {
        return folder.resolve("output.txt");
    }

    private ProcessHandle child() {
        return guard.children().findFirst().orElseThrow();
    }

    private static String commandLine(long pid) throws IOException {
        return Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"));
    }

    private CameraStatus awaitStatus(String camera, String reason) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        CameraStatus status = null;
        while (System.nanoTime() < deadline) {
            status = cameras.status().get(camera);
            if (status != null && status.reason() != null && status.reason().contains(reason)) {
                return status;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new AssertionError("camera " + camera + " is not said to be " + reason + " but " + status);
    }

    private CloudEvent eventSince(Instant since, String camera, String reason) {
        List<CloudEvent> found = new ArrayList<>();
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        new EventTopic(broker.bootstrapServers(), Topics.STANDARD)
                .read(since, true, () -> found.isEmpty() && System.nanoTime() < deadline, event -> {
                    if (event.data().path("camera").asText().equals(camera)
                            && event.data().path("reason").asText().contains(reason)) {
                        found.add(event);
                    }
                });
        return Optional.of(found).filter(list -> !list.isEmpty()).orElseThrow().get(0);
    }

    private void assertNoPasswordIsLeft() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            assertThat(all).contains(output());
            assertThat(all).noneMatch(file -> file.getFileName().toString().startsWith("core"));
            assertThat(all).noneMatch(file -> file.getFileName().toString().startsWith("hs_err"));
            assertThat(all).allSatisfy(file -> assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                    .doesNotContain("canary"));
        }
    }
}
