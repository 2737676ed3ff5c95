package dev.passerby.standalone.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.client.topics.CameraTopic;
import dev.passerby.standalone.Passerby;
import dev.passerby.standalone.broker.EmbeddedBroker;
import dev.passerby.standalone.broker.TopicLayout;
import dev.passerby.vision.golden.TestMedia;
import dev.passerby.wire.Topics;
import dev.passerby.wire.camera.Camera;
import dev.passerby.wire.frame.Frame;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A camera on another machine, behind a network that loses packets: {@code -Dpasserby.loss.seconds=60} for how long each share is
 * watched.
 */
class PacketLossIT {

    private static final int MAX_FRAME_BYTES = 4 << 20;
    private static final int PORT = 8554;
    private static final double FPS = 5;
    private static final Duration WATCHED = Duration.ofSeconds(Integer.getInteger("passerby.loss.seconds", 8));
    /** A picture of the clip, through two JPEGs, differs by less in any part of it. */
    private static final int DAMAGED_FROM = 16;

    @TempDir
    Path folder;

    @Test
    void costs_pictures_and_never_shows_a_damaged_one() throws Exception {
        Path clip = TestMedia.file("asl/again.mkv");
        ClipPictures sent = new ClipPictures(clip);
        try (LossyNetwork network = new LossyNetwork();
                EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("broker"), 0, MAX_FRAME_BYTES);
                Simulator camera = new Simulator(network, clip)) {
            String brokers = broker.bootstrapServers();
            assertThat(watch("tcp", 10, network, brokers, camera.url(), sent))
                    .as("pictures kept by TCP")
                    .isGreaterThan(0.9);
            assertThat(watch("udp", 0, network, brokers, camera.url(), sent))
                    .as("pictures kept by UDP without loss")
                    .isGreaterThan(0.9);
            watch("udp", 2, network, brokers, camera.url(), sent);
            watch("udp", 10, network, brokers, camera.url(), sent);
        }
    }

    /** The share of pictures that came though so many percent of packets were lost; fails where one is damaged. */
    private double watch(
            String transport, int percent, LossyNetwork network, String brokers, String url, ClipPictures sent)
            throws Exception {
        Topics topics = new Topics(transport + percent);
        TopicLayout.create(brokers, topics, 1, 1, MAX_FRAME_BYTES);
        new CameraTopic(brokers, topics).put(new Camera("far", url, null, FPS));
        Map<String, String> variables = Map.of("PASSERBY_INGEST_TRANSPORT", transport, "PASSERBY_INGEST_MOTION", "off");
        try (Observer frames = new Observer(brokers, topics);
                IngestProcess ingest = IngestProcess.start("near", brokers, topics, folder, variables)) {
            network.lose(0);
            frames.awaitMore("far", 1);
            network.lose(percent);
            long began = frames.count("far");
            TimeUnit.NANOSECONDS.sleep(WATCHED.toNanos()); // the time watched is what is tested
            double kept = (frames.count("far") - began) / (FPS * WATCHED.toSeconds());
            int worst = 0;
            int damaged = 0;
            for (Frame frame : FramesTopic.read(brokers, topics)) {
                int distance = sent.distance(frame.jpeg());
                worst = Math.max(worst, distance);
                damaged += distance >= DAMAGED_FROM ? 1 : 0;
            }
            System.out.printf(
                    Locale.ROOT,
                    "%s, %d %% of packets lost: %.0f %% of pictures kept, %d damaged, the worst differs by %d; %d connections%n",
                    transport,
                    percent,
                    100 * kept,
                    damaged,
                    worst,
                    frames.frames().stream()
                            .map(Observer.Seen::epoch)
                            .distinct()
                            .count());
            assertThat(ingest.isAlive()).isTrue();
            assertThat(damaged).as("damaged pictures published").isZero();
            return kept;
        }
    }

    /** The simulator on the other machine. */
    private final class Simulator implements AutoCloseable {

        private final Process process;
        private final String url;

        private Simulator(LossyNetwork network, Path clip) throws Exception {
            ProcessBuilder builder = new ProcessBuilder(network.there(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            Passerby.class.getName(),
                            "simulate",
                            "--address",
                            LossyNetwork.FAR,
                            "--port",
                            Integer.toString(PORT),
                            "--udp",
                            "far=" + clip))
                    .redirectError(folder.resolve("simulator.log").toFile());
            builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
            process = builder.start();
            url = process.inputReader().readLine();
            assertThat(url).startsWith("rtsp://" + LossyNetwork.FAR);
        }

        private String url() {
            return url;
        }

        @Override
        public void close() throws InterruptedException {
            process.destroy();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }
}
