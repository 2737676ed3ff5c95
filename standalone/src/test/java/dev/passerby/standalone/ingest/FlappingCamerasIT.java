package dev.passerby.standalone.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.client.topics.CameraTopic;
import dev.passerby.simulator.CameraSet;
import dev.passerby.simulator.Simulation;
import dev.passerby.simulator.fault.Script;
import dev.passerby.simulator.rtsp.LiveStream;
import dev.passerby.simulator.rtsp.RtspCameraServer;
import dev.passerby.simulator.rtsp.RtspServerSettings;
import dev.passerby.simulator.video.Clip;
import dev.passerby.standalone.broker.EmbeddedBroker;
import dev.passerby.standalone.broker.TopicLayout;
import dev.passerby.vision.golden.TestMedia;
import dev.passerby.wire.Topics;
import dev.passerby.wire.camera.Camera;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many cameras that hang up every three seconds, each at its own moment, beside a few that work: these lose nothing, and ingest
 * does not grow. How many and how long can be set: {@code -Dpasserby.soak.flapping=100 -Dpasserby.soak.seconds=600}.
 */
class FlappingCamerasIT {

    private static final int FLAPPING = Integer.getInteger("passerby.soak.flapping", 40);
    private static final int SECONDS = Integer.getInteger("passerby.soak.seconds", 30);
    private static final int HEALTHY = 4;
    private static final double FPS = 5;
    private static final int MAX_FRAME_BYTES = 4 << 20;
    private static final String FLAP = "every 3s staggered close for 500ms";

    @TempDir
    Path folder;

    @Test
    void delay_nobody_else_and_cost_no_memory() throws Exception {
        Topics topics = Topics.STANDARD;
        Clip clip = Clip.read(TestMedia.file("asl/again.mkv"));
        RtspServerSettings loopback = RtspServerSettings.loopback();
        CameraSet set = CameraSet.of(Map.of("flapping", clip)).times(FLAPPING);
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("broker"), 0, MAX_FRAME_BYTES);
                RtspCameraServer server = RtspCameraServer.start(loopback);
                Simulation flapping = Simulation.start(loopback, set, Script.parse(FLAP))) {
            TopicLayout.create(broker.bootstrapServers(), topics, 4, 1, MAX_FRAME_BYTES);
            CameraTopic attached = new CameraTopic(broker.bootstrapServers(), topics);
            // Every picture counts here, whether or not somebody moved.
            Map<String, String> variables = Map.of("PASSERBY_INGEST_MOTION", "off");
            try (Observer frames = new Observer(broker.bootstrapServers(), topics);
                    IngestProcess ingest =
                            IngestProcess.start("soak", broker.bootstrapServers(), topics, folder, variables)) {
                for (int i = 0; i < HEALTHY; i++) {
                    String id = "healthy-" + i;
                    attached.put(new Camera(id, server.serve(id, clip).url(), null, FPS));
                }
                for (LiveStream camera : flapping.cameras()) {
                    attached.put(new Camera(camera.name(), camera.url(), null, FPS));
                }
                frames.await(
                        Duration.ofMinutes(2),
                        "a picture of every camera",
                        seen -> seen.epochs().size() == HEALTHY + FLAPPING);
                watch(frames, ingest);
            }
        }
    }

    private static void watch(Observer frames, IngestProcess ingest) throws Exception {
        long began = System.nanoTime();
        List<Double> memory = new ArrayList<>();
        List<Long> threads = new ArrayList<>();
        for (int second = 0; second < SECONDS; second++) {
            TimeUnit.SECONDS.sleep(1); // the time watched is what is tested
            memory.add(ingest.residentMb());
            threads.add(ingest.threads());
        }
        long ended = System.nanoTime();
        List<Observer.Seen> all = frames.frames().stream()
                .filter(seen -> seen.nanos() >= began && seen.nanos() < ended)
                .toList();
        double kept = IntStream.range(0, HEALTHY)
                .mapToLong(i -> all.stream()
                        .filter(seen -> seen.camera().equals("healthy-" + i))
                        .count())
                .mapToDouble(count -> count / (FPS * (ended - began) / 1e9))
                .min()
                .orElseThrow();
        long connections = connections(all, "flapping");
        double before = median(memory.subList(SECONDS / 3, 2 * SECONDS / 3));
        double after = median(memory.subList(2 * SECONDS / 3, SECONDS));
        System.out.printf(
                Locale.ROOT,
                "%d flapping cameras, %d s, %d connections that showed pictures: healthy cameras kept at least %.1f %%;"
                        + " memory %.0f MB in the second third, %.0f MB in the last; threads at most %d%n",
                FLAPPING,
                SECONDS,
                connections,
                100 * kept,
                before,
                after,
                threads.stream().mapToLong(Long::longValue).max().orElseThrow());
        assertThat(kept).isGreaterThanOrEqualTo(0.98);
        assertThat(connections(all, "healthy")).as("no camera reconnected").isEqualTo(HEALTHY);
        assertThat(connections).as("flapping cameras did come back").isGreaterThan(FLAPPING / 4);
        assertThat(after).isLessThan(before * 1.1 + 20);
    }

    private static long connections(List<Observer.Seen> frames, String cameras) {
        return frames.stream()
                .filter(seen -> seen.camera().startsWith(cameras))
                .map(seen -> seen.camera() + "/" + seen.epoch())
                .distinct()
                .count();
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
