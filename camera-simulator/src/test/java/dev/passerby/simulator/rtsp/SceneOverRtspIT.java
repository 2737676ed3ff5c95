package dev.passerby.simulator.rtsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.passerby.simulator.fault.Misbehaviour;
import dev.passerby.simulator.scene.Appearance;
import dev.passerby.simulator.scene.Motion;
import dev.passerby.simulator.scene.Photo;
import dev.passerby.simulator.scene.Rectangle;
import dev.passerby.simulator.scene.Scene;
import dev.passerby.simulator.scene.SceneRendering;
import dev.passerby.simulator.scene.Shapes;
import dev.passerby.simulator.video.Clip;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class SceneOverRtspIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static Scene scene;
    private static Appearance walker;
    private static Clip clip;

    private RtspCameraServer server;
    private LiveStream camera;

    /** Three seconds in which a white square crosses from left to right. */
    @BeforeAll
    static void render() throws IOException {
        Photo white = Shapes.plain(200, 200, 0xFFFFFF);
        walker = new Appearance(
                "white",
                white,
                0,
                3,
                new Motion(Rectangle.around(40, 180, 60, white), Rectangle.around(600, 180, 60, white)));
        scene = Scene.of(3, List.of(walker)).withSize(640, 360);
        clip = SceneRendering.render(scene);
    }

    @BeforeEach
    void serve() throws IOException {
        server = RtspCameraServer.start(RtspServerSettings.loopback());
        camera = server.serve("hall", clip);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aClipHasEveryFrameOfItsSceneAndAKeyFrameASecond() {
        assertThat(clip.accessUnits()).hasSize(30);
        assertThat(clip.durationSeconds()).isEqualTo(3);
        for (int i = 0; i < 30; i++) {
            assertThat(clip.accessUnits().get(i).keyFrame()).isEqualTo(i % 10 == 0);
            assertThat(clip.accessUnits().get(i).presentationTicks()).isEqualTo(i * 9000L);
        }
    }

    @Test
    void libavformatReadsEveryPictureAcrossTheLoopBeginningWithAKeyFrame() throws Exception {
        try (LibavViewer viewer = new LibavViewer(camera.url(), PATIENCE)) {
            assertThat(viewer.streams()).isEqualTo(1);
            assertThat(viewer.width()).isEqualTo(640);
            assertThat(viewer.height()).isEqualTo(360);
            List<LibavViewer.Picture> pictures = new ArrayList<>();
            for (int i = 0; i < 45; i++) {
                pictures.add(viewer.next());
            }
            assertThat(pictures.get(0).keyFrame()).isTrue();
            assertThat(pictures.stream().filter(LibavViewer.Picture::keyFrame)).hasSize(5);
            // libavformat leaves the very first picture of a camera without a time.
            for (int i = 2; i < pictures.size(); i++) {
                assertThat(pictures.get(i).ticks() - pictures.get(i - 1).ticks())
                        .isEqualTo(9000);
            }
        }
    }

    @Test
    void whatIsSeenIsWhereTheTruthSaysItIsNow() throws Exception {
        try (LibavViewer viewer = new LibavViewer(camera.url(), PATIENCE)) {
            // What was read while the stream was being probed comes first and is old.
            for (int i = 0; i < 20; i++) {
                viewer.next();
            }
            long late = 0;
            for (int i = 0; i < 30; i++) {
                LibavViewer.Luma seen = viewer.decodeNext();
                double now = camera.positionAtMillis(System.currentTimeMillis());
                double x = centreOfWhite(seen);
                boolean inPlace = false;
                // A picture may be shown some time after it was due: it must be where the square was then.
                for (double ago = 0; ago < 0.5 && !inPlace; ago += 0.02) {
                    double then = (now - ago + scene.seconds()) % scene.seconds();
                    Rectangle place = walker.rectangleAt(then);
                    inPlace = Math.abs((place.left() + place.right()) / 2 - x) < 25;
                }
                late += inPlace ? 0 : 1;
            }
            assertThat(late)
                    .as("pictures of 30 that were not where they should be")
                    .isLessThanOrEqualTo(3);
        }
    }

    private static double centreOfWhite(LibavViewer.Luma picture) {
        long sum = 0;
        long count = 0;
        for (int x = 0; x < picture.width(); x++) {
            if ((picture.values()[180 * picture.width() + x] & 0xFF) > 215) {
                sum += x;
                count++;
            }
        }
        assertThat(count).as("white pixels in the middle row").isBetween(50L, 70L);
        return sum / (double) count;
    }

    @Test
    void twoViewersReadAtOnce() throws Exception {
        try (LibavViewer one = new LibavViewer(camera.url(), PATIENCE);
                LibavViewer two = new LibavViewer(camera.url(), PATIENCE)) {
            for (int i = 0; i < 20; i++) {
                assertThat(one.next().bytes()).isPositive();
                assertThat(two.next().bytes()).isPositive();
            }
            assertThat(camera.viewers()).isEqualTo(2);
        }
    }

    @Test
    void aPasswordOpensTheCameraAndAWrongOneDoesNot() throws Exception {
        try (RtspCameraServer guarded =
                RtspCameraServer.start(RtspServerSettings.loopback().withCredentials("operator", "se cret"))) {
            String url = guarded.serve("hall", clip).url();
            try (LibavViewer viewer = new LibavViewer(url.replace("rtsp://", "rtsp://operator:se%20cret@"), PATIENCE)) {
                assertThat(viewer.next().keyFrame()).isTrue();
            }
            assertThatThrownBy(() -> new LibavViewer(url.replace("rtsp://", "rtsp://operator:guess@"), PATIENCE))
                    .hasMessageContaining("opening the camera");
            assertThatThrownBy(() -> new LibavViewer(url, PATIENCE)).hasMessageContaining("opening the camera");
        }
    }

    @Test
    void aRefusingCameraCannotBeOpened() {
        for (Misbehaviour refusal : List.of(
                Misbehaviour.UNAUTHORIZED, Misbehaviour.NOT_FOUND, Misbehaviour.UNAVAILABLE, Misbehaviour.CLOSING)) {
            camera.misbehave(refusal);
            assertThatThrownBy(() -> new LibavViewer(camera.url(), PATIENCE))
                    .hasMessageContaining("opening the camera");
        }
    }

    @Test
    void aDrippingCameraShowsLibavformatNoMorePictures() throws Exception {
        List<Long> pictureNanos = new ArrayList<>();
        try (LibavViewer viewer = new LibavViewer(camera.url(), Duration.ofSeconds(12))) {
            viewer.next();
            camera.misbehave(Misbehaviour.DRIPPING);
            // Those on their way, then none until the deadline.
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 1000; i++) {
                            viewer.next();
                            pictureNanos.add(System.nanoTime());
                        }
                    })
                    .hasMessageContaining("reading the camera");
        }
        // At the deadline libavformat hands out what it has of the picture that never ended.
        long lastWhole = pictureNanos.get(pictureNanos.size() - 2);
        assertThat(Duration.ofNanos(System.nanoTime() - lastWhole)).isGreaterThan(Duration.ofSeconds(3));
    }

    @Test
    void debiansFfmpegReadsTheCameraWithoutAComplaint() throws Exception {
        assumeFfmpegIsInstalled();

        assertThat(output(
                        "ffprobe",
                        "-v",
                        "error",
                        "-rtsp_transport",
                        "tcp",
                        "-show_entries",
                        "stream=codec_name,width,height,r_frame_rate",
                        "-of",
                        "csv=p=0",
                        camera.url()))
                .isEqualToIgnoringWhitespace("h264,640,360,10/1");
        assertThat(output(
                        "ffmpeg",
                        "-v",
                        "error",
                        "-rtsp_transport",
                        "tcp",
                        "-i",
                        camera.url(),
                        "-frames:v",
                        "40",
                        "-f",
                        "null",
                        "-"))
                .isEmpty();
    }

    @Test
    void aViewerWhoAsksForUdpFirstComesToTcp() throws Exception {
        assumeFfmpegIsInstalled();

        assertThat(output(
                        "ffprobe", "-v", "error", "-show_entries", "stream=codec_name", "-of", "csv=p=0", camera.url()))
                .contains("461 Unsupported Transport", "h264");
    }

    private static void assumeFfmpegIsInstalled() {
        assumeThat(Files.isExecutable(Path.of("/usr/bin/ffprobe")) && Files.isExecutable(Path.of("/usr/bin/ffmpeg")))
                .as("ffprobe and ffmpeg are installed in /usr/bin")
                .isTrue();
    }

    private static String output(String... command) throws Exception {
        command[0] = "/usr/bin/" + command[0];
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(output).isZero();
            return output;
        } finally {
            process.destroyForcibly();
        }
    }
}
