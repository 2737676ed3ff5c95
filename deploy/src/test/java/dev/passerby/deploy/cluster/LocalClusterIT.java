package dev.passerby.deploy.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.client.topics.EventTopic;
import dev.passerby.simulator.rtsp.RtspCameraServer;
import dev.passerby.simulator.rtsp.RtspServerSettings;
import dev.passerby.simulator.video.Clip;
import dev.passerby.standalone.commands.CommandLineTool;
import dev.passerby.vision.golden.TestMedia;
import dev.passerby.wire.Topics;
import dev.passerby.wire.event.CloudEvent;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A real cluster of processes before which a real person passes, enrolled through its console. */
class LocalClusterIT {

    @Test
    @Timeout(900)
    void names_a_person_across_processes_and_spreads_over_a_third_task_manager() throws Exception {
        Clip clip = Clip.read(TestMedia.file("asl/learn.mkv"));
        Path photo = TestMedia.file("pictures/asl-book-frame10.png");
        try (LocalCluster cluster = new LocalCluster("real");
                RtspCameraServer cameras = RtspCameraServer.start(RtspServerSettings.loopback())) {
            // A slow machine is no reason to look at nothing.
            String said = cluster.run(
                            "up", "--task-managers", "2", "--ingest-workers", "2", "--set", "frames.max-age=PT30S")
                    .succeeded()
                    .out();
            ConsoleClient console = ConsoleClient.of(cluster, said);
            assertThat(cluster.filesWith(console.key())).isEmpty();
            console.enrol("Carla", photo);
            attach("door", clip, cameras, cluster);
            assertThat(named("door", cluster)).isEqualTo("Carla");
            assertThat(cluster.run("status").succeeded().out())
                    .contains(
                            "taskmanager-2 ",
                            "ingest-2 ",
                            console.address(),
                            "18 of 18 tasks run; 2 TaskManagers, 4 slots");

            console.awaitOnline("door");
            console.awaitBatches();

            cluster.run("scale", "3").succeeded();
            assertThat(cluster.run("status").succeeded().out())
                    .contains("taskmanager-3 ", "26 of 26 tasks run; 3 TaskManagers, 6 slots");
            // The job remembers her at the door and says nothing new there.
            attach("yard", clip, cameras, cluster);
            assertThat(named("yard", cluster)).isEqualTo("Carla");
            cluster.kill("console");
            assertThat(cluster.run("status").code()).isOne();
            assertThat(cluster.run("start", "console").succeeded().out()).doesNotContain("admin key");
            console.awaitOnline("door", "yard");

            cluster.run("down").succeeded();
            assertThat(cluster.processes()).isEmpty();
        }
    }

    private static void passerby(String... words) {
        assertThat(CommandLineTool.run(words)).isZero();
    }

    private static void attach(String camera, Clip clip, RtspCameraServer cameras, LocalCluster cluster) {
        String url = cameras.serve(camera, clip).url();
        passerby(
                "camera",
                "add",
                camera,
                url,
                "--config",
                cluster.configuration().toString());
    }

    /** Who is the first to be named before a camera. */
    private static String named(String camera, LocalCluster cluster) throws Exception {
        AtomicReference<String> person = new AtomicReference<>();
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
        new EventTopic(cluster.addresses().get("BROKER"), Topics.STANDARD)
                .read(
                        Instant.EPOCH,
                        true,
                        () -> person.get() == null && System.nanoTime() < deadline,
                        event -> person.compareAndSet(null, name(camera, event)));
        return person.get();
    }

    private static String name(String camera, CloudEvent event) {
        var identity = event.data().path("identity");
        return event.data().path("camera").asText().equals(camera)
                        && identity.path("decision").asText().equals("match")
                ? identity.path("person").asText()
                : null;
    }
}
