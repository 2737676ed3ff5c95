package dev.passerby.standalone.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.passerby.client.topics.CameraTopic;
import dev.passerby.simulator.rtsp.RtspCameraServer;
import dev.passerby.simulator.rtsp.RtspServerSettings;
import dev.passerby.simulator.video.Clip;
import dev.passerby.standalone.broker.EmbeddedBroker;
import dev.passerby.standalone.live.RunProcess;
import dev.passerby.vision.golden.TestMedia;
import dev.passerby.wire.Topics;
import dev.passerby.wire.camera.Camera;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole system whose disk runs full; the disk is a small one in memory, which only root can make. */
class FullDiskIT {

    private static final int MAX_FRAME_BYTES = 4 << 20;

    @TempDir
    Path folder;

    private Path disk;

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", disk.toString()) == 0;
        assumeTrue(mounted, "not run: mounting a small disk needs root");
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", disk.toString());
    }

    @Test
    void ends_with_one_clear_line_and_keeps_its_cameras() throws Exception {
        Clip clip = Clip.read(TestMedia.file("asl/again.mkv"));
        Path config = Files.writeString(
                folder.resolve("passerby.yaml"),
                "data-dir: " + disk.resolve("data") + "\nbroker.port: 0\nconsole.enabled: false\n");
        try (RtspCameraServer server = RtspCameraServer.start(RtspServerSettings.loopback());
                RunProcess run = RunProcess.start(folder, config, Map.of())) {
            CameraTopic attached = new CameraTopic(run.broker(), Topics.STANDARD);
            for (int i = 0; i < 4; i++) {
                String id = "camera-" + i;
                attached.put(new Camera(id, server.serve(id, clip).url(), null, 30));
            }
            assertThat(run.process().waitFor(120, TimeUnit.SECONDS)).isTrue();
            assertThat(run.process().exitValue()).isEqualTo(1);
            assertThat(run.said())
                    .as("what a full disk made it say")
                    .anyMatch(line -> line.startsWith("the broker cannot write to " + disk.resolve("data")));
        }
        Path roomy = folder.resolve("roomy");
        assertThat(run("cp", "-r", disk.resolve("data").resolve("broker").toString(), roomy.toString()))
                .isZero();
        try (EmbeddedBroker again = EmbeddedBroker.start(roomy, 0, MAX_FRAME_BYTES)) {
            assertThat(new CameraTopic(again.bootstrapServers(), Topics.STANDARD).list())
                    .hasSize(4);
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
