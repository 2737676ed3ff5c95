package dev.passerby.ingest.rtsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.passerby.ingest.camera.CameraFailure;
import dev.passerby.ingest.camera.CameraSource;
import dev.passerby.ingest.camera.FailureKind;
import dev.passerby.ingest.camera.Picture;
import dev.passerby.ingest.camera.StopSignal;
import dev.passerby.ingest.probe.CameraProbe;
import dev.passerby.ingest.probe.ProbeReport;
import dev.passerby.ingest.server.CapturedLog;
import dev.passerby.ingest.server.Clips;
import dev.passerby.ingest.server.GstRtspServer;
import dev.passerby.wire.camera.Camera;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client against GStreamer's RTSP server. */
class RtspCameraIT {

    @TempDir
    static Path folder;

    private static GstRtspServer server;
    private static GstRtspServer guarded;

    private final RtspSettings settings = RtspSettings.STANDARD;

    @BeforeAll
    static void serve() throws Exception {
        Path person = Clips.repeated(Clips.media("asl/brother.mkv"), 10, folder.resolve("person.mkv"));
        Path street = Clips.repeated(Clips.media("video/street-1080p.mp4"), 6, folder.resolve("street.mkv"));
        Path another = Clips.repeated(Clips.media("asl/again.mkv"), 1, folder.resolve("short.mkv"));
        server = GstRtspServer.start(Map.of(
                "/person", GstRtspServer.h264(person),
                "/street", GstRtspServer.h264(street),
                "/short", GstRtspServer.h264(another),
                "/jpeg",
                        "videotestsrc is-live=true ! video/x-raw,format=I420,width=320,height=240,framerate=10/1 ! jpegenc"
                                + " ! rtpjpegpay name=pay0 pt=26",
                "/audio", "audiotestsrc is-live=true ! mulawenc ! rtppcmupay name=pay0 pt=0"));
        guarded = GstRtspServer.start(
                GstRtspServer.freePort(), "admin:hunt:er2@", Map.of("/person", GstRtspServer.h264(person)));
    }

    @AfterAll
    static void stop() throws Exception {
        for (GstRtspServer started : new GstRtspServer[] {server, guarded}) {
            if (started != null) {
                started.close();
            }
        }
    }

    @Test
    void h264WithBFramesIsDecodedInOrder() throws Exception {
        assertShows(server.url("/person"), "h264", 640, 480, 90);
    }

    @Test
    void highDefinitionIsDecoded() throws Exception {
        assertShows(server.url("/street"), "h264", 1920, 1080, 40);
    }

    @Test
    void h265IsDecoded() throws Exception {
        Path clip = Clips.hevc(Clips.media("asl/eat.mkv"), 20, folder.resolve("eat.mkv"));
        try (GstRtspServer modern = GstRtspServer.start(Map.of("/eat", GstRtspServer.h265(clip)))) {
            assertShows(modern.url("/eat"), "hevc", 640, 480, 60);
        }
    }

    @Test
    void motionJpegIsDecoded() throws Exception {
        assertShows(server.url("/jpeg"), "mjpeg", 320, 240, 10);
    }

    @Test
    void theEndOfTheStreamIsAnEndAndNothingElse() throws Exception {
        try (RtspConnector connector = new RtspConnector(settings, Map.of());
                CameraSource source = connector.connect(camera(server.url("/short"), null), new StopSignal())) {
            CameraFailure failure = catchThrowableOfType(CameraFailure.class, () -> {
                while (true) {
                    source.read().close();
                }
            });
            assertThat(failure.kind()).isEqualTo(FailureKind.ENDED);
        }
    }

    @Test
    void aWrongStreamNameIsNotFound() {
        assertThat(failureOf(server.url("/nothing")).kind()).isEqualTo(FailureKind.NOT_FOUND);
    }

    @Test
    void aWrongHostNameIsNotFound() {
        assertThat(failureOf("rtsp://no-such-host.invalid/x"))
                .hasMessage("the camera has no such host or stream: the host name 'no-such-host.invalid' is not known");
    }

    @Test
    void soundAloneIsNoVideo() {
        assertThat(failureOf(server.url("/audio")).kind()).isEqualTo(FailureKind.NO_VIDEO);
    }

    @Test
    void aClosedPortIsRefusedQuickly() throws Exception {
        long began = System.nanoTime();
        CameraFailure failure = failureOf("rtsp://127.0.0.1:" + GstRtspServer.freePort() + "/x");
        assertThat(failure.kind()).isEqualTo(FailureKind.REFUSED);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void aPasswordIsAskedForUsedAndNeverShown() throws Exception {
        Camera withPassword = camera(guarded.url("/person"), "env:DOOR");
        try (CapturedLog log = new CapturedLog()) {
            assertThat(failureOf(guarded.url("/person")).kind()).isEqualTo(FailureKind.AUTH);
            CameraFailure wrong = failureOf(withPassword, Map.of("DOOR", "admin:swordfish"));
            assertThat(wrong.kind()).isEqualTo(FailureKind.AUTH);
            assertThat(wrong).hasMessageNotContaining("swordfish");
            assertThat(wrong.getCause()).isNull();
            ProbeReport right = new CameraProbe(settings, Map.of("DOOR", "admin:hunt:er2@"))
                    .look(withPassword, Duration.ofMillis(500), Duration.ofSeconds(15));
            assertThat(right.message()).isNull();
            assertThat(log.lines()).anyMatch(line -> line.contains("401"));
            assertThat(log.lines()).noneMatch(line -> line.matches(".*(swordfish|hunt|er2|%3A|%40).*"));
        }
    }

    @Test
    void manyConnectionsLeaveNoMemoryBehind() throws Exception {
        openAndClose(20);
        long before = Pointer.physicalBytes();
        openAndClose(60);
        // A leaked decoder of this size weighs about 10 MB.
        assertThat(Pointer.physicalBytes() - before).isLessThan(100L << 20);
    }

    private void openAndClose(int times) throws Exception {
        for (int i = 0; i < times; i++) {
            try (RtspConnector connector = new RtspConnector(settings, Map.of());
                    CameraSource source = connector.connect(camera(server.url("/person"), null), new StopSignal());
                    Picture picture = source.read()) {
                assertThat(picture.jpeg().bytes()).isNotEmpty();
            }
        }
    }

    /** Reads so many pictures: sizes, trust, growing times, and three JPEGs without fault that are no grey plane. */
    private void assertShows(String url, String codec, int width, int height, int count) throws Exception {
        try (RtspConnector connector = new RtspConnector(settings, Map.of());
                CameraSource source = connector.connect(camera(url, null), new StopSignal())) {
            assertThat(source.codec()).isEqualTo(codec);
            double last = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < count; i++) {
                try (Picture picture = source.read()) {
                    assertThat(picture.width()).isEqualTo(width);
                    assertThat(picture.height()).isEqualTo(height);
                    assertThat(picture.trusted()).as("picture %d is trusted", i).isTrue();
                    // The first packet comes before the server has said what its clock means.
                    if (i > 0) {
                        assertThat(picture.cameraTimeSeconds())
                                .as("picture %d", i)
                                .isGreaterThan(last);
                        last = picture.cameraTimeSeconds();
                    }
                    if (i % (count / 2) == 0) {
                        DecodedJpeg decoded = DecodedJpeg.of(picture.jpeg().bytes());
                        assertThat(decoded.width()).isEqualTo(width);
                        assertThat(decoded.height()).isEqualTo(height);
                        assertThat(decoded.complaints()).isZero();
                        assertThat(decoded.brightest() - decoded.darkest()).isGreaterThan(100);
                    }
                }
            }
        }
    }

    private CameraFailure failureOf(String url) {
        return failureOf(camera(url, null), Map.of());
    }

    private CameraFailure failureOf(Camera camera, Map<String, String> environment) {
        try (RtspConnector connector = new RtspConnector(settings, environment)) {
            return catchThrowableOfType(
                    CameraFailure.class,
                    () -> connector.connect(camera, new StopSignal()).close());
        }
    }

    private static Camera camera(String url, String credentials) {
        return new Camera("door", url, credentials, 5);
    }
}
