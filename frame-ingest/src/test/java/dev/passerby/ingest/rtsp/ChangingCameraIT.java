package dev.passerby.ingest.rtsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.passerby.ingest.camera.CameraFailure;
import dev.passerby.ingest.camera.CameraSource;
import dev.passerby.ingest.camera.FailureKind;
import dev.passerby.ingest.camera.Picture;
import dev.passerby.ingest.camera.StopSignal;
import dev.passerby.ingest.server.RtpCamera;
import dev.passerby.ingest.server.Scene;
import dev.passerby.ingest.server.ScriptedCamera;
import dev.passerby.wire.camera.Camera;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A camera that changes what it sends, and its clock, within one RTSP connection. */
@Timeout(120)
class ChangingCameraIT {

    private static final int SWITCHES = 505;

    @TempDir
    Path folder;

    @Test
    void everyPictureOfFiveHundredSwitchesHasItsSizeAndItsPixels() throws Exception {
        List<Scene> scenes = Scene.ofH264();
        List<List<byte[]>> pieces = new ArrayList<>();
        for (Scene scene : scenes) {
            pieces.add(RtpCamera.pictures(scene.encoded("libx264", 2, 0, folder), false));
        }
        List<byte[]> sent = new ArrayList<>();
        List<Scene> order = new ArrayList<>();
        Random random = new Random(5);
        for (int i = 0, current = 0; i <= SWITCHES; i++) {
            sent.addAll(pieces.get(current));
            order.add(scenes.get(current));
            order.add(scenes.get(current));
            current = (current + 1 + random.nextInt(scenes.size() - 1)) % scenes.size();
        }
        try (ScriptedCamera camera = camera("H264", sent, RtpCamera.REGULAR);
                RtspConnector connector = new RtspConnector(RtspSettings.STANDARD, Map.of());
                CameraSource source = connector.connect(described(camera), new StopSignal())) {
            // The parser cannot know that the last picture is complete.
            for (int i = 0; i < order.size() - 1; i++) {
                try (Picture picture = source.read()) {
                    assertThat(picture.trusted()).as("picture %d", i).isTrue();
                    assertThat(Scene.of(picture, scenes)).as("picture %d", i).isEqualTo(order.get(i));
                    order.get(i).assertShownBy(picture.jpeg(), i);
                }
            }
        }
    }

    @Test
    void anotherCodecThanWasSaidIsAFailureWithinTheDeadlineAndTheNextConnectionReadsIt() throws Exception {
        Scene scene = Scene.ofH265().get(0);
        List<byte[]> old = RtpCamera.pictures(scene.encoded("libx264", 25, 0, folder), false);
        List<byte[]> modern = RtpCamera.pictures(scene.encoded("libx265", 200, 0, folder), true);
        List<byte[]> changing = new ArrayList<>(old);
        changing.addAll(modern);
        AtomicInteger connections = new AtomicInteger();
        RtpCamera.Clock clock = RtpCamera.REGULAR;
        Duration pause = Duration.ofMillis(40);
        ScriptedCamera.Script before = new RtpCamera("H264", changing, clock, pause);
        ScriptedCamera.Script after = new RtpCamera("H265", modern, clock, pause);
        Duration deadline = RtspSettings.STANDARD.stallTimeout().plusMillis(500);
        try (ScriptedCamera camera = new ScriptedCamera(
                        (socket, stop) -> (connections.incrementAndGet() == 1 ? before : after).serve(socket, stop));
                RtspConnector connector = new RtspConnector(RtspSettings.STANDARD, Map.of())) {
            try (CameraSource source = connector.connect(described(camera), new StopSignal())) {
                long[] lastNanos = new long[1];
                CameraFailure failure = catchThrowableOfType(CameraFailure.class, () -> {
                    while (true) {
                        source.read().close();
                        lastNanos[0] = System.nanoTime();
                    }
                });
                assertThat(Duration.ofNanos(System.nanoTime() - lastNanos[0])).isLessThan(deadline);
                assertThat(failure.kind()).isEqualTo(FailureKind.DECODE);
            }
            try (CameraSource source = connector.connect(described(camera), new StopSignal());
                    Picture picture = source.read()) {
                assertThat(source.codec()).isEqualTo("hevc");
                scene.assertShownBy(picture.jpeg(), 0);
            }
        }
    }

    @Test
    void aClockThatWrapsGoesOn() throws Exception {
        List<Double> times = times(picture -> (1L << 32) - 20 * 3_600 + picture * 3_600L);
        for (int i = 1; i < times.size(); i++) {
            assertThat(times.get(i) - times.get(i - 1)).as("picture %d", i).isBetween(0.039, 0.041);
        }
    }

    @Test
    void aClockThatJumpsOrStandsCostsNoPicture() throws Exception {
        assertThat(times(picture -> picture * 3_600L + (picture >= 20 ? 90_000L * 3_600 : 0)))
                .hasSize(48);
        assertThat(times(picture -> 90_000L * 7_200 + picture * 3_600L - (picture >= 20 ? 90_000L * 3_600 : 0)))
                .hasSize(48);
        assertThat(times(picture -> 0)).hasSize(48);
    }

    /** The camera's times of all pictures but the first, each of them trusted and with the right pixels. */
    private List<Double> times(RtpCamera.Clock clock) throws Exception {
        Scene scene = Scene.ofH264().get(1);
        List<byte[]> sent = RtpCamera.pictures(scene.encoded("libx264", 50, 0, folder), false);
        List<Double> times = new ArrayList<>();
        try (ScriptedCamera camera = camera("H264", sent, clock);
                RtspConnector connector = new RtspConnector(RtspSettings.STANDARD, Map.of());
                CameraSource source = connector.connect(described(camera), new StopSignal())) {
            for (int i = 0; i < sent.size() - 1; i++) {
                try (Picture picture = source.read()) {
                    assertThat(picture.trusted()).as("picture %d", i).isTrue();
                    scene.assertShownBy(picture.jpeg(), i);
                    if (i > 0) {
                        times.add(picture.cameraTimeSeconds());
                    }
                }
            }
        }
        return times;
    }

    private static ScriptedCamera camera(String codec, List<byte[]> pictures, RtpCamera.Clock clock) throws Exception {
        return new ScriptedCamera(new RtpCamera(codec, pictures, clock, Duration.ZERO));
    }

    private static Camera described(ScriptedCamera camera) {
        return new Camera("door", camera.url(), null, 5);
    }
}
