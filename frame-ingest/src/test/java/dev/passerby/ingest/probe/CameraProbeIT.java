package dev.passerby.ingest.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.ingest.camera.FailureKind;
import dev.passerby.ingest.rtsp.RtspSettings;
import dev.passerby.ingest.server.Clips;
import dev.passerby.ingest.server.GstRtspServer;
import dev.passerby.ingest.server.ScriptedCamera;
import dev.passerby.wire.camera.Camera;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The probe before GStreamer's RTSP server and before cameras that fail. */
class CameraProbeIT {

    private static final double CLIP_SECONDS = 2.2;

    @TempDir
    static Path folder;

    private static GstRtspServer server;
    private static long clipBytes;

    private final CameraProbe probe = new CameraProbe(RtspSettings.STANDARD, Map.of());

    @BeforeAll
    static void serve() throws Exception {
        Path person = Clips.repeated(Clips.media("asl/brother.mkv"), 30, folder.resolve("person.mkv"));
        Path brief = Clips.repeated(Clips.media("asl/again.mkv"), 1, folder.resolve("brief.mkv"));
        Path one = Clips.oneKeyFrame(Clips.media("asl/brother.mkv"), 15, folder.resolve("one.mkv"));
        clipBytes = Files.size(Clips.media("asl/brother.mkv"));
        server = GstRtspServer.start(Map.of(
                "/person", GstRtspServer.h264(person),
                "/brief", GstRtspServer.h264(brief),
                "/one-key-frame", GstRtspServer.h264(one)));
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void tells_what_the_camera_is() throws Exception {
        ProbeReport report = look(server.url("/person"), Duration.ofSeconds(6));
        assertThat(report.works()).isTrue();
        Sight sight = report.sight();
        assertThat(sight.codec()).isEqualTo("h264");
        assertThat(sight.width()).isEqualTo(640);
        assertThat(sight.height()).isEqualTo(480);
        assertThat(sight.fps()).isBetween(29.0, 31.0);
        assertThat(sight.keyframeIntervalSeconds()).isBetween(1.0, 4.0);
        assertThat(sight.clockRate()).isBetween(0.98, 1.02);
        assertThat(sight.damaged()).isZero();
        assertThat(sight.samples()).hasSizeBetween(5, 8);
        for (byte[] sample : sight.samples()) {
            assertThat(ImageIO.read(new ByteArrayInputStream(sample)).getWidth())
                    .isEqualTo(640);
        }
    }

    @Test
    void tells_that_the_camera_s_clock_is_right() {
        assertThat(look(server.url("/person"), Duration.ofSeconds(4)).sight().clockOffsetMillis())
                .isBetween(-500L, 100L);
    }

    @Test
    void tells_how_wrong_the_camera_s_clock_is() throws Exception {
        try (WrongClockRelay behind = new WrongClockRelay(server.port(), -3600);
                WrongClockRelay ahead = new WrongClockRelay(server.port(), 90)) {
            assertThat(look(behind.url("/person"), Duration.ofSeconds(4))
                            .sight()
                            .clockOffsetMillis())
                    .isBetween(-3_600_500L, -3_599_900L);
            assertThat(look(ahead.url("/person"), Duration.ofSeconds(4)).sight().clockOffsetMillis())
                    .isBetween(89_500L, 90_100L);
        }
    }

    @Test
    void watches_longer_for_a_second_key_frame_and_then_ends_without() {
        Sight sight = look(server.url("/one-key-frame"), Duration.ofSeconds(1)).sight();
        assertThat(sight.watchedSeconds()).isBetween(5.5, 7.0);
        assertThat(sight.keyframeIntervalSeconds()).isNull();
        assertThat(sight.fps()).isBetween(29.0, 31.0);
        assertThat(sight.samples()).hasSizeBetween(5, 7);
    }

    @Test
    void tells_what_it_saw_of_a_camera_that_fails_while_it_is_watched() {
        ProbeReport report = look(server.url("/brief"), Duration.ofSeconds(20));
        assertThat(report.works()).isFalse();
        assertThat(report.failure()).isEqualTo(FailureKind.ENDED);
        assertThat(report.sight().fps()).isBetween(25.0, 35.0);
    }

    @Test
    void says_why_not_in_one_line() {
        ProbeReport report = look(server.url("/nothing"), Duration.ofSeconds(1));
        assertThat(report.failure()).isEqualTo(FailureKind.NOT_FOUND);
        assertThat(report.message()).contains("404").doesNotContain("\n");
        assertThat(report.sight()).isNull();
    }

    @Test
    void has_an_end_before_a_camera_that_never_shows_a_picture() throws Exception {
        try (ScriptedCamera orphans = new ScriptedCamera(ScriptedCamera.playing(ScriptedCamera::sendOrphans))) {
            long began = System.nanoTime();
            ProbeReport report = probe.look(camera(orphans.url()), Duration.ofSeconds(1), Duration.ofSeconds(2));
            assertThat(report.failure()).isEqualTo(FailureKind.TIMEOUT);
            assertThat(report.message()).isEqualTo("the camera did not answer in time: no picture within 2000 ms");
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMillis(2500));
        }
    }

    @Test
    void counts_the_bits_of_the_video() {
        // The clip's own rate, two key frames or not, is met within a half over ten seconds.
        double own = clipBytes * 8.0 / CLIP_SECONDS;
        Sight sight = look(server.url("/person"), Duration.ofSeconds(10)).sight();
        assertThat(sight.bitsPerSecond().doubleValue()).isBetween(own * 0.5, own * 1.5);
    }

    private ProbeReport look(String url, Duration watch) {
        return probe.look(camera(url), watch, Duration.ofSeconds(30));
    }

    private static Camera camera(String url) {
        return new Camera("door", url, null, 5);
    }
}
