package dev.passerby.standalone.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.client.topics.CameraTopic;
import dev.passerby.simulator.rtsp.RtspCameraServer;
import dev.passerby.simulator.rtsp.RtspServerSettings;
import dev.passerby.simulator.scene.Scene;
import dev.passerby.simulator.scene.SceneRendering;
import dev.passerby.standalone.ingest.Observer;
import dev.passerby.wire.Topics;
import dev.passerby.wire.camera.Camera;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./passerby run} as a process whose ingest crashes: broker and job go on, and nothing is left when it ends. */
@Timeout(120)
class RunProcessIT {

    @TempDir
    Path folder;

    @Test
    void broker_and_job_outlive_a_crash_of_ingest_and_ingest_does_not_outlive_them() throws Exception {
        Path config = Files.writeString(folder.resolve("passerby.yaml"), "broker.port: 0\nconsole.port: 0\n");
        List<ProcessHandle> children = new ArrayList<>();
        try (RtspCameraServer server = RtspCameraServer.start(RtspServerSettings.loopback());
                RunProcess started = RunProcess.start(folder, config, Map.of())) {
            String broker = started.broker();
            Process run = started.process();
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
        }
    }
}
