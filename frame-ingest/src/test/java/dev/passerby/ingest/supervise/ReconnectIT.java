package dev.passerby.ingest.supervise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.passerby.ingest.rtsp.RtspConnector;
import dev.passerby.ingest.rtsp.RtspSettings;
import dev.passerby.ingest.sample.MotionSettings;
import dev.passerby.ingest.server.Clips;
import dev.passerby.ingest.server.GstRtspServer;
import dev.passerby.ingest.server.ScriptedCamera;
import dev.passerby.wire.camera.Camera;
import dev.passerby.wire.camera.CameraStatus;
import dev.passerby.wire.frame.Frame;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A worker and a camera that goes away and comes back. */
@Timeout(90)
class ReconnectIT {

    private static final BackOff QUICK = new BackOff(Duration.ofMillis(200), Duration.ofSeconds(1), 0);

    @TempDir
    Path folder;

    private final RecordedFrames frames = new RecordedFrames();
    private final RecordedStatuses said = new RecordedStatuses();

    @Test
    void aCameraThatComesBackBeginsANewEpochAtNumberZero() throws Exception {
        Path clip = Clips.repeated(Clips.media("asl/brother.mkv"), 20, folder.resolve("person.mkv"));
        Map<String, String> launches = Map.of("/person", GstRtspServer.h264(clip));
        int port = GstRtspServer.freePort();
        CameraWorker worker = worker("rtsp://127.0.0.1:" + port + "/person");
        try {
            try (GstRtspServer first = GstRtspServer.start(port, "-", launches)) {
                worker.start();
                assertThat(frames.await(all -> all.size() >= 25, 30)).isTrue();
            }
            assertThat(said.awaitEvents(2, 20)).isTrue();
            long firstEpoch = frames.all().get(0).epoch();
            try (GstRtspServer second = GstRtspServer.start(port, "-", launches)) {
                assertThat(frames.await(all -> all.get(all.size() - 1).epoch() > firstEpoch, 30))
                        .isTrue();
                worker.stop("the test is over");
                assertThat(worker.awaitEnd(Duration.ofSeconds(3))).isTrue();
            }
            assertThat(said.states()).containsExactly("online", "offline", "online", "offline");
            assertThat(said.events.get(2).epoch()).isGreaterThan(firstEpoch);
            assertSampled(frames.all().stream()
                    .filter(frame -> frame.epoch() == firstEpoch)
                    .toList());
            Frame returned = frames.all().stream()
                    .filter(frame -> frame.epoch() > firstEpoch)
                    .findFirst()
                    .orElseThrow();
            assertThat(returned.seq()).isZero();
            assertBalanced(worker.status());
        } finally {
            worker.stop("the test is over");
        }
    }

    @Test
    void aCameraThatHangsIsStoppedWithinSeconds() throws Exception {
        try (ScriptedCamera silent = new ScriptedCamera(ScriptedCamera::staySilent)) {
            CameraWorker worker = worker(silent.url());
            worker.start();
            worker.stop("the test is over");
            assertThat(worker.awaitEnd(Duration.ofSeconds(2))).isTrue();
        }
    }

    private CameraWorker worker(String url) {
        return new CameraWorker(
                new Camera("door", url, null, 5),
                new RtspConnector(RtspSettings.STANDARD, Map.of()),
                frames,
                said,
                Pace.standard(QUICK, 10),
                MotionSettings.EVERY_PICTURE,
                4);
    }

    private static void assertSampled(List<Frame> epoch) {
        assertThat(epoch).extracting(Frame::seq).isSorted().startsWith(0L);
        assertThat(epoch).allMatch(frame -> frame.width() == 640 && frame.height() == 480);
        // The first seconds may be bunched: the server sends what its clip's reordering held back.
        List<Frame> steady = epoch.subList(5, epoch.size());
        double seconds = (steady.get(steady.size() - 1).capturedAtMillis()
                        - steady.get(0).capturedAtMillis())
                / 1000.0;
        assertThat((steady.size() - 1) / seconds).isCloseTo(5.0, within(0.5));
    }

    private static void assertBalanced(CameraStatus status) {
        long dropped =
                status.dropped().values().stream().mapToLong(Long::longValue).sum();
        assertThat(status.decoded()).isEqualTo(status.published() + dropped).isGreaterThan(100);
        assertThat(status.dropped()).containsKey("sampled").doesNotContainKey("tainted");
    }
}
