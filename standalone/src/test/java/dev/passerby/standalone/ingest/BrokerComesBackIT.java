package dev.passerby.standalone.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.ingest.IngestService;
import dev.passerby.ingest.IngestSettings;
import dev.passerby.simulator.rtsp.RtspCameraServer;
import dev.passerby.simulator.rtsp.RtspServerSettings;
import dev.passerby.simulator.video.Clip;
import dev.passerby.standalone.TestMedia;
import dev.passerby.standalone.broker.CameraTopic;
import dev.passerby.standalone.broker.EmbeddedBroker;
import dev.passerby.standalone.broker.TopicLayout;
import dev.passerby.wire.Topics;
import dev.passerby.wire.camera.Camera;
import dev.passerby.wire.camera.CameraState;
import dev.passerby.wire.camera.CameraStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker that goes away while a camera is at work, and comes back: {@code -Dpasserby.away.seconds=60} for how long. */
class BrokerComesBackIT {

    private static final int AWAY_SECONDS = Integer.getInteger("passerby.away.seconds", 15);
    private static final int MAX_FRAME_BYTES = 4 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    @Test
    void decoding_goes_on_meanwhile_and_publishing_afterwards() throws Exception {
        Topics topics = Topics.STANDARD;
        Clip clip = Clip.read(TestMedia.media("asl/again.mkv"));
        EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("broker"), 0, MAX_FRAME_BYTES);
        String servers = broker.bootstrapServers();
        int port = Integer.parseInt(servers.substring(servers.indexOf(':') + 1));
        try (RtspCameraServer server = RtspCameraServer.start(RtspServerSettings.loopback())) {
            TopicLayout.create(servers, topics, 4, 1, MAX_FRAME_BYTES);
            new CameraTopic(servers, topics)
                    .put(new Camera("door", server.serve("door", clip).url(), null, 5));
            try (IngestService ingest = new IngestService(IngestSettings.STANDARD, servers, topics).start()) {
                await(ingest, status -> status.published() > 5);
                broker.close();
                CameraStatus gone = status(ingest);
                long goneNanos = System.nanoTime();
                TimeUnit.SECONDS.sleep(AWAY_SECONDS); // the absence is what is tested
                CameraStatus away = status(ingest);
                double seconds = (System.nanoTime() - goneNanos) / 1e9;
                broker = EmbeddedBroker.start(folder.resolve("broker"), port, MAX_FRAME_BYTES);
                long backNanos = System.nanoTime();
                await(ingest, status -> status.published() > away.published() + 5);
                double caughtUp = (System.nanoTime() - backNanos) / 1e9;
                CameraStatus back = status(ingest);
                double decodedASecond = (away.decoded() - gone.decoded()) / seconds;
                System.out.printf(
                        Locale.ROOT,
                        "broker away for %.0f s: %.1f pictures settled a second of %.1f, publishing %.1f s after its return;"
                                + " published %d, dropped %s%n",
                        seconds,
                        decodedASecond,
                        clip.framesPerSecond(),
                        caughtUp,
                        back.published(),
                        back.dropped());
                assertThat(back.epoch()).as("one connection all along").isEqualTo(gone.epoch());
                assertThat(decodedASecond).isGreaterThan(clip.framesPerSecond() / 2);
                assertThat(back.dropped()).containsKey("broker-away");
                assertThat(back.decoded())
                        .isEqualTo(back.published()
                                + back.dropped().values().stream()
                                        .mapToLong(Long::longValue)
                                        .sum());
            }
        } finally {
            broker.close();
        }
    }

    private static CameraStatus status(IngestService ingest) {
        return ingest.statuses()
                .getOrDefault(
                        "door",
                        new CameraStatus(
                                "door", CameraState.OFFLINE, null, 0, java.time.Instant.EPOCH, 0, 0, Map.of(), null));
    }

    private static void await(IngestService ingest, Predicate<CameraStatus> wanted) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!wanted.test(status(ingest))) {
            assertThat(System.nanoTime()).as("time for %s", status(ingest)).isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }
}
