package dev.passerby.standalone.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.client.topics.CameraTopic;
import dev.passerby.simulator.rtsp.RtspCameraServer;
import dev.passerby.simulator.rtsp.RtspServerSettings;
import dev.passerby.simulator.scene.Scene;
import dev.passerby.simulator.scene.SceneRendering;
import dev.passerby.standalone.Passerby;
import dev.passerby.standalone.ingest.Observer;
import dev.passerby.wire.Topics;
import dev.passerby.wire.camera.Camera;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./passerby run} as a process whose ingest crashes: broker and job go on, and nothing is left when it ends. */
@Timeout(120)
class RunProcessIT {

    private static final Pattern BROKER = Pattern.compile("its broker is at ([0-9.]+:\\d+)");

    @TempDir
    Path folder;

    @Test
    void broker_and_job_outlive_a_crash_of_ingest_and_ingest_does_not_outlive_them() throws Exception {
        Path config = Files.writeString(folder.resolve("passerby.yaml"), "broker.port: 0\nconsole.port: 0\n");
        Process run = started("run", "--config", config.toString());
        List<ProcessHandle> children = new ArrayList<>();
        try (RtspCameraServer server = RtspCameraServer.start(RtspServerSettings.loopback());
                BufferedReader said = run.inputReader(StandardCharsets.UTF_8)) {
            String broker = broker(said);
            CameraTopic cameras = new CameraTopic(broker, Topics.STANDARD);
            cameras.put(new Camera(
                    "door",
                    server.serve(
                                    "door",
                                    SceneRendering.render(Scene.of(1, List.of()).withSize(320, 240)))
                            .url(),
                    null,
                    10));
            try (Observer arrivals = new Observer(broker, Topics.STANDARD)) {
                arrivals.awaitMore("door", 5);
                ProcessHandle child = run.children().findFirst().orElseThrow();
                children.add(child);
                new ProcessBuilder("kill", "-SEGV", Long.toString(child.pid()))
                        .start()
                        .waitFor();
                child.onExit().get(10, TimeUnit.SECONDS);
                arrivals.awaitMore("door", 5);
                System.out.printf(
                        "run: the camera paused for %d ms%n",
                        arrivals.longestPause("door").toMillis());
            }
            assertThat(run.isAlive()).isTrue();
            children.addAll(run.children().toList());
            run.destroyForcibly();
            for (ProcessHandle child : children) {
                child.onExit().get(15, TimeUnit.SECONDS);
            }
            assertThat(children).hasSize(2);
        } finally {
            children.forEach(ProcessHandle::destroyForcibly);
            run.destroyForcibly();
        }
    }

    private Process started(String... arguments) throws Exception {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.time=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                Passerby.class.getName()));
        words.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        builder.environment().put("PASSERBY_HOME", folder.resolve("home").toString());
        return builder.start();
    }

    private static String broker(BufferedReader said) throws Exception {
        StringBuilder all = new StringBuilder();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            all.append(line).append('\n');
            Matcher matcher = BROKER.matcher(line);
            if (matcher.find()) {
                return matcher.group(1);
            }
        }
        throw new AssertionError("it did not start: " + all);
    }
}
