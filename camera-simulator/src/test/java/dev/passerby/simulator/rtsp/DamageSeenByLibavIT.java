package dev.passerby.simulator.rtsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.passerby.simulator.fault.Fault;
import dev.passerby.simulator.fault.Incident;
import dev.passerby.simulator.fault.Misbehaviour;
import dev.passerby.simulator.video.Clip;
import dev.passerby.simulator.video.EncodedClips;
import dev.passerby.simulator.video.VideoCodec;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Faults and changes as a viewer on libavformat sees them. */
@Timeout(120)
class DamageSeenByLibavIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static Clip small;
    private static Clip large;

    @TempDir
    Path folder;

    @BeforeAll
    static void encode() throws IOException {
        small = EncodedClips.h264(64, 48);
        large = EncodedClips.h264(320, 240);
    }

    private static RtspServerSettings settings() {
        return RtspServerSettings.loopback();
    }

    @Test
    void theResolutionChangesWithinOneConnection() throws Exception {
        Map<String, Clip> clips = new LinkedHashMap<>();
        clips.put("small", small);
        clips.put("large", large);
        try (RtspCameraServer server = RtspCameraServer.start(settings())) {
            LiveStream camera = server.serve("door", clips, Duration.ZERO);
            try (LibavViewer viewer = new LibavViewer(camera.url(), PATIENCE)) {
                for (int i = 0; i < 6; i++) {
                    int wanted = i % 2 == 0 ? 64 : 320;
                    while (viewer.decodeNext().width() != wanted) {
                        // Pictures that were on their way.
                    }
                    camera.happen(new Incident.ClipChange("next", false));
                }
                assertThat(camera.plays()).isEqualTo(1);
            }
        }
    }

    @Test
    void timesGoOnWithoutAStepBackAcrossAChange() throws Exception {
        try (RtspCameraServer server = RtspCameraServer.start(settings())) {
            LiveStream camera = server.serve("door", small);
            try (LibavViewer viewer = new LibavViewer(camera.url(), PATIENCE)) {
                viewer.next();
                // The first picture of all has no time with libavformat.
                long last = viewer.next().ticks();
                for (int i = 0; i < 30; i++) {
                    if (i % 10 == 0) {
                        camera.show(i % 20 == 0 ? large : small);
                    }
                    long next = viewer.next().ticks();
                    assertThat(next).isGreaterThan(last);
                    last = next;
                }
            }
        }
    }

    @Test
    void aClipOfH265IsServedAsSuch() throws Exception {
        Clip clip = Clip.read(EncodedClips.h265(192, 112, folder.resolve("clip.mkv")));
        assertThat(clip.codec()).isEqualTo(VideoCodec.H265);
        clip.write(folder.resolve("copy.mp4"));
        assertThat(Clip.read(folder.resolve("copy.mp4")).accessUnits()).isEqualTo(clip.accessUnits());
        try (RtspCameraServer server = RtspCameraServer.start(settings())) {
            LiveStream camera = server.serve("door", clip);
            try (LibavViewer viewer = new LibavViewer(camera.url(), PATIENCE)) {
                assertThat(viewer.codec()).isEqualTo("hevc");
                for (int i = 0; i < 30; i++) {
                    LibavViewer.Luma picture = viewer.decodeNext();
                    assertThat(picture.width()).isEqualTo(192);
                    assertThat(picture.height()).isEqualTo(112);
                }
            }
        }
    }

    @Test
    void theCodecChangesForThoseWhoComeBack() throws Exception {
        Clip other = Clip.read(EncodedClips.h265(192, 112, folder.resolve("clip.mkv")));
        try (RtspCameraServer server = RtspCameraServer.start(settings())) {
            LiveStream camera = server.serve("door", small);
            try (LibavViewer viewer = new LibavViewer(camera.url(), PATIENCE)) {
                viewer.decodeNext();
                camera.showToNewViewers(other);
                assertThatThrownBy(() -> {
                            for (int i = 0; i < 1000; i++) {
                                viewer.next();
                            }
                        })
                        .hasMessageContaining("reading the camera");
            }
            try (LibavViewer viewer = new LibavViewer(camera.url(), PATIENCE)) {
                assertThat(viewer.codec()).isEqualTo("hevc");
                assertThat(viewer.decodeNext().width()).isEqualTo(192);
            }
        }
    }

    @Test
    void theCodecChangesWithinAConnectionThatWasPromisedAnother() throws Exception {
        Clip other = Clip.read(EncodedClips.h265(192, 112, folder.resolve("clip.mkv")));
        try (RtspCameraServer server = RtspCameraServer.start(settings())) {
            LiveStream camera = server.serve("door", small);
            try (RawViewer viewer = RawViewer.play(camera.url())) {
                viewer.picture();
                camera.show(other);
                Set<Integer> types = new LinkedHashSet<>();
                while (!types.contains(34)) {
                    types.add((viewer.rtpPacket().bytes()[12] >> 1) & 0x3F);
                }
                // Video, sequence and picture parameter set of H.265, in band and under the payload type of H.264.
                assertThat(types).contains(32, 33, 34);
            }
        }
    }

    @Test
    void libavformatFollowsARedirect() throws Exception {
        try (RtspCameraServer server = RtspCameraServer.start(settings())) {
            LiveStream trap = server.serve("trap", large);
            LiveStream camera = server.serve("door", small);
            camera.misbehave(new Fault.Redirect(trap.url()));
            try (LibavViewer viewer = new LibavViewer(camera.url(), PATIENCE)) {
                assertThat(viewer.width()).isEqualTo(320);
            }
            assertThat(trap.plays()).isEqualTo(1);
        }
    }

    @Test
    void libavformatGivesThePasswordToACameraThatAsksInTheClear() throws Exception {
        try (RtspCameraServer server = RtspCameraServer.start(settings().withCredentials("operator", "secret"))) {
            LiveStream camera = server.serve("door", small);
            String url = camera.url().replace("rtsp://", "rtsp://operator:secret@");
            try (LibavViewer viewer = new LibavViewer(url, PATIENCE)) {
                assertThat(viewer.next().keyFrame()).isTrue();
            }
            assertThat(camera.passwordsInTheClear()).isZero();

            camera.misbehave(Misbehaviour.BASIC_ONLY);
            try (LibavViewer viewer = new LibavViewer(url, PATIENCE)) {
                assertThat(viewer.next().keyFrame()).isTrue();
            }
            assertThat(camera.passwordsInTheClear()).isPositive();
        }
    }

    @Test
    void aHostileCameraAsksInTheClearAfterDigest() throws Exception {
        try (RtspCameraServer server = RtspCameraServer.start(settings().withCredentials("operator", "secret"))) {
            LiveStream camera = server.serve("door", small);
            camera.misbehave(Misbehaviour.BASIC_AFTER_DIGEST);
            try (RawViewer viewer = RawViewer.connect(camera.url())) {
                assertThat(challenge(viewer)).startsWith("Digest ");
                assertThat(challenge(viewer, "Authorization: Digest username=\"operator\""))
                        .startsWith("Basic ");
                assertThat(challenge(viewer, "Authorization: Basic d3Jvbmc6d3Jvbmc="))
                        .startsWith("Basic ");
                assertThat(camera.passwordsInTheClear()).isEqualTo(1);
            }
        }
    }

    private static String challenge(RawViewer viewer, String... headers) throws IOException {
        RawViewer.Answer answer = viewer.ask("DESCRIBE", viewer.url(), headers);
        assertThat(answer.status()).isEqualTo(401);
        return answer.headers().get("www-authenticate");
    }

    @Test
    void packetsComeByUdpWhereTheServerAllowsIt() throws Exception {
        try (RtspCameraServer server = RtspCameraServer.start(settings().withUdp())) {
            LiveStream camera = server.serve("door", large);
            try (LibavViewer viewer = new LibavViewer(camera.url(), PATIENCE, "udp")) {
                for (int i = 0; i < 20; i++) {
                    assertThat(viewer.decodeNext().width()).isEqualTo(320);
                }
            }
        }
        try (RtspCameraServer server = RtspCameraServer.start(settings().withUdp())) {
            LiveStream camera = server.serve("door", large);
            try (RawViewer viewer = RawViewer.connect(camera.url())) {
                RawViewer.Answer byUdp =
                        viewer.ask("SETUP", camera.url(), "Transport: RTP/AVP;unicast;client_port=50000-50001");
                assertThat(byUdp.headers().get("transport")).contains("client_port=50000-50001;server_port=");
                // Who changes his mind gets packets in the connection after all.
                viewer.startPlaying();
                viewer.picture();
            }
        }
        try (RtspCameraServer server = RtspCameraServer.start(settings())) {
            String url = server.serve("door", large).url();
            assertThatThrownBy(() -> new LibavViewer(url, PATIENCE, "udp")).hasMessageContaining("opening the camera");
        }
    }
}
