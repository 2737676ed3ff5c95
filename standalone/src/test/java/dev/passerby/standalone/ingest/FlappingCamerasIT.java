package dev.passerby.standalone.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.simulator.rtsp.RtspCameraServer;
import dev.passerby.simulator.rtsp.RtspServerSettings;
import dev.passerby.simulator.video.Clip;
import dev.passerby.standalone.TestMedia;
import dev.passerby.standalone.broker.CameraTopic;
import dev.passerby.standalone.broker.EmbeddedBroker;
import dev.passerby.standalone.broker.TopicLayout;
import dev.passerby.wire.Topics;
import dev.passerby.wire.camera.Camera;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many cameras that come and go beside a few that work: these lose nothing, and ingest does not grow. How many and how long can be
 * set: {@code -Dpasserby.soak.flapping=100 -Dpasserby.soak.seconds=600}.
 */
class FlappingCamerasIT {

    private static final int FLAPPING = Integer.getInteger("passerby.soak.flapping", 40);
    private static final int SECONDS = Integer.getInteger("passerby.soak.seconds", 30);
    private static final int HEALTHY = 4;
    private static final double FPS = 5;
    private static final int MAX_FRAME_BYTES = 4 << 20;

    @TempDir
    Path folder;

    @Test
    void delay_nobody_else_and_cost_no_memory() throws Exception {
        Topics topics = Topics.STANDARD;
        Clip clip = Clip.read(TestMedia.media("asl/again.mkv"));
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("broker"), 0, MAX_FRAME_BYTES);
                RtspCameraServer server = RtspCameraServer.start(RtspServerSettings.loopback())) {
            TopicLayout.create(broker.bootstrapServers(), topics, 4, 1, MAX_FRAME_BYTES);
            CameraTopic attached = new CameraTopic(broker.bootstrapServers(), topics);
            try (FlappingCameras flapping = new FlappingCameras(clip, FLAPPING);
                    FramesRead frames = new FramesRead(broker.bootstrapServers(), topics);
                    IngestProcess ingest = IngestProcess.start(
                            Map.of("PASSERBY_BROKERS", broker.bootstrapServers()), folder.resolve("ingest.log"))) {
                for (int i = 0; i < HEALTHY; i++) {
                    String id = "healthy-" + i;
                    attached.put(new Camera(id, server.serve(id, clip).url(), null, FPS));
                }
                List<String> urls = flapping.urls();
                for (int i = 0; i < FLAPPING; i++) {
                    attached.put(new Camera("flapping-" + i, urls.get(i), null, FPS));
                }
                await(() -> everyCameraShowed(frames));
                watch(frames, ingest);
            }
        }
    }

    private static void watch(FramesRead frames, IngestProcess ingest) throws InterruptedException {
        long began = System.currentTimeMillis();
        List<Double> memory = new ArrayList<>();
        List<Long> threads = new ArrayList<>();
        for (int second = 0; second < SECONDS; second++) {
            TimeUnit.SECONDS.sleep(1); // the time watched is what is tested
            memory.add(ingest.residentMb());
            threads.add(ingest.threads());
        }
        long ended = System.currentTimeMillis();
        assertThat(ingest.isAlive()).isTrue();
        double worst = 1;
        for (int i = 0; i < HEALTHY; i++) {
            String camera = "healthy-" + i;
            List<FramesRead.Seen> shown = frames.seen().stream()
                    .filter(seen -> seen.camera().equals(camera))
                    .filter(seen -> seen.capturedAtMillis() >= began && seen.capturedAtMillis() < ended)
                    .toList();
            worst = Math.min(worst, shown.size() / (FPS * (ended - began) / 1e3));
            assertThat(shown.stream().map(FramesRead.Seen::epoch).distinct())
                    .as("connections of " + camera)
                    .hasSize(1);
        }
        long connections = frames.seen().stream()
                .filter(seen -> seen.camera().startsWith("flapping"))
                .filter(seen -> seen.capturedAtMillis() >= began)
                .map(seen -> seen.camera() + "/" + seen.epoch())
                .distinct()
                .count();
        double before = median(memory.subList(SECONDS / 3, 2 * SECONDS / 3));
        double after = median(memory.subList(2 * SECONDS / 3, SECONDS));
        System.out.printf(
                Locale.ROOT,
                "%d flapping cameras, %d s, %d connections that showed pictures: healthy cameras kept at least %.1f %%;"
                        + " memory %.0f MB in the second third, %.0f MB in the last; threads %d to %d%n",
                FLAPPING,
                SECONDS,
                connections,
                100 * worst,
                before,
                after,
                threads.stream().mapToLong(Long::longValue).min().orElse(0),
                threads.stream().mapToLong(Long::longValue).max().orElse(0));
        assertThat(worst).isGreaterThanOrEqualTo(0.98);
        assertThat(connections).isGreaterThan(FLAPPING / 4);
        assertThat(after).isLessThan(before * 1.1 + 20);
    }

    private static boolean everyCameraShowed(FramesRead frames) {
        return IntStream.range(0, HEALTHY)
                        .allMatch(i -> frames.count(seen -> seen.camera().equals("healthy-" + i)) > 0)
                && frames.seen().stream()
                                .map(FramesRead.Seen::camera)
                                .filter(camera -> camera.startsWith("flapping"))
                                .distinct()
                                .count()
                        == FLAPPING;
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("time to become true").isLessThan(deadline);
            Thread.sleep(50);
        }
    }
}
