package dev.passerby.ingest.rtsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.passerby.ingest.camera.CameraFailure;
import dev.passerby.ingest.camera.CameraSource;
import dev.passerby.ingest.camera.FailureKind;
import dev.passerby.ingest.camera.StopSignal;
import dev.passerby.ingest.server.CapturedLog;
import dev.passerby.ingest.server.Clips;
import dev.passerby.ingest.server.GstRtspServer;
import dev.passerby.ingest.server.ScriptedCamera;
import dev.passerby.wire.camera.Camera;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Cameras that keep the line busy: each is noticed within half a second of its deadline. */
@Timeout(60)
class BadCamerasIT {

    private static final Duration DEADLINE = Duration.ofMillis(1_500);
    private static final Duration GRACE = Duration.ofMillis(500);
    private static final RtspSettings SETTINGS = RtspSettings.STANDARD
            .withOpenTimeout(DEADLINE)
            .withFirstFrameTimeout(DEADLINE)
            .withStallTimeout(DEADLINE);

    @Test
    void aSilentCameraTimesOut() throws Exception {
        assertNoticed(ScriptedCamera::staySilent, FailureKind.TIMEOUT);
    }

    @Test
    void aDrippingCameraTimesOut() throws Exception {
        assertNoticed(ScriptedCamera::drip, FailureKind.TIMEOUT);
    }

    @Test
    void aCameraThatTalksGarbageTimesOut() throws Exception {
        assertNoticed(ScriptedCamera::talkGarbage, FailureKind.TIMEOUT);
    }

    @Test
    void aCameraThatPromisesVideoAndSendsNoneIsStalled() throws Exception {
        assertNoticed(ScriptedCamera.playing(ScriptedCamera::staySilent), FailureKind.STALLED);
    }

    @Test
    void packetsThatMakeNoPictureAreNoticed() throws Exception {
        assertNoticed(ScriptedCamera.playing(ScriptedCamera::sendOrphans), FailureKind.DECODE);
    }

    @Test
    void garbageAfterThePromiseIsNoticed() throws Exception {
        assertNoticed(ScriptedCamera.playing(ScriptedCamera::talkGarbage), null);
    }

    @Test
    void aStopEndsAWaitAtOnce() throws Exception {
        try (ScriptedCamera silent = new ScriptedCamera(ScriptedCamera::staySilent)) {
            StopSignal stop = new StopSignal();
            CompletableFuture<Duration> ended = CompletableFuture.supplyAsync(
                    () -> timeToFail(silent.url(), RtspSettings.STANDARD, stop).time());
            stop.stop();
            assertThat(ended.get(10, TimeUnit.SECONDS)).isLessThan(Duration.ofSeconds(2));
        }
    }

    @Test
    void twentyCamerasAreWatchedAtOnce() throws Exception {
        try (ScriptedCamera silent = new ScriptedCamera(ScriptedCamera::staySilent)) {
            ExecutorService threads = Executors.newFixedThreadPool(20);
            try {
                List<Callable<Failed>> tries =
                        Collections.nCopies(20, () -> timeToFail(silent.url(), SETTINGS, new StopSignal()));
                for (Future<Failed> failed : threads.invokeAll(tries, 30, TimeUnit.SECONDS)) {
                    assertThat(failed.get().kind()).isEqualTo(FailureKind.TIMEOUT);
                }
                assertThat(silent.connections()).isEqualTo(20);
            } finally {
                threads.shutdownNow();
            }
        }
    }

    @Test
    void aRedirectIsNotFollowedAndThePasswordStaysHome() throws Exception {
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        try (CapturedLog log = new CapturedLog();
                ScriptedCamera elsewhere = new ScriptedCamera(ScriptedCamera.recording(received));
                ScriptedCamera first = new ScriptedCamera(ScriptedCamera.redirecting(elsewhere.url()));
                RtspConnector connector = new RtspConnector(SETTINGS, Map.of("DOOR", "admin:hunter2"))) {
            Camera camera = new Camera("door", first.url(), "env:DOOR", 5);
            CameraFailure failure =
                    catchThrowableOfType(CameraFailure.class, () -> connector.connect(camera, new StopSignal()));
            assertThat(failure.kind()).isEqualTo(FailureKind.PROTOCOL);
            assertThat(failure).hasMessageContaining("redirects").hasMessageNotContaining("hunter2");
            assertThat(received.size()).isZero();
            assertThat(elsewhere.connections()).isZero();
            assertThat(log.lines()).noneMatch(line -> line.contains("hunter2"));
        }
    }

    @Test
    void aFrozenCameraIsNoticedWhileAnotherRunsUndisturbed(@TempDir Path folder) throws Exception {
        Path clip = Clips.repeated(Clips.media("asl/brother.mkv"), 10, folder.resolve("person.mkv"));
        Map<String, String> launches = Map.of("/person", GstRtspServer.h264(clip));
        StopSignal stop = new StopSignal();
        AtomicInteger healthyPictures = new AtomicInteger();
        try (GstRtspServer healthy = GstRtspServer.start(launches);
                GstRtspServer failing = GstRtspServer.start(launches);
                RtspConnector connector = new RtspConnector(SETTINGS.withOpenTimeout(Duration.ofSeconds(8)), Map.of());
                CameraSource source = connector.connect(camera(failing.url("/person")), new StopSignal())) {
            CompletableFuture<FailureKind> undisturbed =
                    CompletableFuture.supplyAsync(() -> watch(healthy.url("/person"), healthyPictures, stop));
            for (int i = 0; i < 30; i++) {
                source.read().close();
            }
            failing.freeze();
            int before = healthyPictures.get();
            long began = System.nanoTime();
            CameraFailure failure = readToTheEnd(source, new AtomicInteger());
            Duration noticed = Duration.ofNanos(System.nanoTime() - began);
            assertThat(failure.kind()).isEqualTo(FailureKind.STALLED);
            // What was under way when the camera froze may still have made a few pictures.
            assertThat(noticed).isBetween(DEADLINE.minusMillis(200), DEADLINE.plus(GRACE));
            assertThat(healthyPictures.get() - before)
                    .as("30 a second were sent")
                    .isGreaterThan(20);
            stop.stop();
            assertThat(undisturbed.get(10, TimeUnit.SECONDS)).isEqualTo(FailureKind.ENDED);
        }
    }

    private record Failed(FailureKind kind, Duration time) {}

    private static void assertNoticed(ScriptedCamera.Script script, FailureKind expected) throws Exception {
        try (ScriptedCamera camera = new ScriptedCamera(script)) {
            Failed failed = timeToFail(camera.url(), SETTINGS, new StopSignal());
            if (expected != null) {
                assertThat(failed.kind()).isEqualTo(expected);
            }
            assertThat(failed.time()).isLessThan(DEADLINE.plus(GRACE));
        }
    }

    /** The time from the call, or from the promise of video, to the failure. */
    private static Failed timeToFail(String url, RtspSettings settings, StopSignal stop) {
        long began = System.nanoTime();
        try (RtspConnector connector = new RtspConnector(settings, Map.of())) {
            try (CameraSource source = connect(connector, url, stop)) {
                long promised = System.nanoTime();
                CameraFailure failure = readToTheEnd(source, new AtomicInteger());
                return new Failed(failure.kind(), Duration.ofNanos(System.nanoTime() - promised));
            } catch (CameraFailure e) {
                return new Failed(e.kind(), Duration.ofNanos(System.nanoTime() - began));
            }
        }
    }

    private static FailureKind watch(String url, AtomicInteger pictures, StopSignal stop) {
        RtspSettings patient = SETTINGS.withOpenTimeout(Duration.ofSeconds(8));
        try (RtspConnector connector = new RtspConnector(patient, Map.of());
                CameraSource source = connect(connector, url, stop)) {
            return readToTheEnd(source, pictures).kind();
        } catch (CameraFailure e) {
            return e.kind();
        }
    }

    private static CameraSource connect(RtspConnector connector, String url, StopSignal stop) throws CameraFailure {
        return connector.connect(camera(url), stop);
    }

    private static CameraFailure readToTheEnd(CameraSource source, AtomicInteger pictures) {
        return catchThrowableOfType(CameraFailure.class, () -> {
            while (true) {
                source.read().close();
                pictures.incrementAndGet();
            }
        });
    }

    private static Camera camera(String url) {
        return new Camera("door", url, null, 5);
    }
}
