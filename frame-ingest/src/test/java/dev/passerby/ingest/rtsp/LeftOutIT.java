package dev.passerby.ingest.rtsp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.ingest.camera.CameraSource;
import dev.passerby.ingest.camera.Demand;
import dev.passerby.ingest.camera.Picture;
import dev.passerby.ingest.camera.StopSignal;
import dev.passerby.ingest.sample.FrameSampler;
import dev.passerby.ingest.server.Clips;
import dev.passerby.ingest.server.Disposable;
import dev.passerby.ingest.server.GstRtspServer;
import dev.passerby.ingest.server.RtpCamera;
import dev.passerby.ingest.server.ScriptedCamera;
import dev.passerby.wire.camera.Camera;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Pictures that nobody wants and no other is predicted from are not decoded; what is decoded is what it would be anyway. */
@Timeout(120)
class LeftOutIT {

    private static final int PICTURES = 60;

    @TempDir
    Path folder;

    /** Wants no picture, and counts those that were left out. */
    private static final class NoDemand implements Demand {

        private int leftOut;

        @Override
        public boolean wantsNow() {
            return false;
        }

        @Override
        public void passedOver() {
            leftOut++;
        }
    }

    @Test
    void aSecondLayerOfH264IsLeftOutAndTheFirstIsTheSame() throws Exception {
        List<byte[]> sent = clip("keyint=2:bframes=0:ref=1:cabac=0:weightp=0");
        for (int i = 1; i < sent.size(); i += 2) {
            sent.set(i, Disposable.picture(sent.get(i)));
        }
        List<byte[]> all = shown(sent, Demand.EVERY_PICTURE, PICTURES - 1);
        NoDemand none = new NoDemand();
        List<byte[]> some = shown(sent, none, PICTURES / 2);
        assertThat(none.leftOut).isEqualTo(PICTURES / 2 - 1);
        for (int i = 0; i < some.size(); i++) {
            assertThat(some.get(i)).as("picture %d", i).isEqualTo(all.get(2 * i));
        }
    }

    @Test
    void picturesThatOthersArePredictedFromAreDecoded() throws Exception {
        assertThat(leftOut(clip("keyint=10:bframes=0"))).isZero();
    }

    /** The next to come out would be another than the one whose packet came last. */
    @Test
    void noBFrameIsLeftOutWhereFramesWaitForTheirTurn() throws Exception {
        assertThat(leftOut(clip("keyint=10:bframes=2:b-adapt=0:b-pyramid=none")))
                .isZero();
    }

    /** One camera of 25 pictures a second, five of which are wanted. */
    @Test
    void motionJpegIsDecodedAtTheWantedRate() throws Exception {
        try (GstRtspServer server = GstRtspServer.start(Map.of(
                "/jpeg",
                "videotestsrc is-live=true pattern=ball ! video/x-raw,format=I420,width=1920,height=1080"
                        + ",framerate=25/1 ! jpegenc ! rtpjpegpay name=pay0 pt=26"))) {
            int[] leftOut = new int[1];
            FrameSampler sampler = new FrameSampler(5);
            Demand demand = new Demand() {
                @Override
                public boolean wantsNow() {
                    return sampler.wants(System.nanoTime());
                }

                @Override
                public void passedOver() {
                    leftOut[0]++;
                }
            };
            int decoded = 0;
            int taken = 0;
            try (RtspConnector connector = new RtspConnector(RtspSettings.STANDARD, Map.of());
                    CameraSource source = connector.connect(camera(server.url("/jpeg")), new StopSignal())) {
                while (taken < 20) {
                    try (Picture picture = source.read(demand)) {
                        assertThat(picture.trusted()).isTrue();
                        decoded++;
                        taken += sampler.takes(System.nanoTime()) ? 1 : 0;
                    }
                }
            }
            assertThat(decoded).isLessThanOrEqualTo(taken + 1);
            assertThat(leftOut[0]).isGreaterThan(2 * decoded);
        }
    }

    private int leftOut(List<byte[]> sent) throws Exception {
        NoDemand none = new NoDemand();
        // What waits for its turn stays in the decoder at the end.
        shown(sent, none, PICTURES - 5);
        return none.leftOut;
    }

    /** A person who moves, in pictures that each begin with a delimiter. */
    private List<byte[]> clip(String parameters) throws Exception {
        List<String> arguments =
                new ArrayList<>(List.of("-i", Clips.media("asl/brother.mkv").toString(), "-an"));
        arguments.addAll(List.of("-frames:v", "" + PICTURES, "-vf", "scale=320:240", "-c:v", "libx264"));
        arguments.addAll(List.of("-x264-params", "aud=1:repeat-headers=1:scenecut=0:" + parameters, "-f", "h264"));
        List<byte[]> pictures =
                RtpCamera.pictures(Files.readAllBytes(Clips.ffmpeg(arguments, folder.resolve("clip.h264"))), false);
        assertThat(pictures).hasSize(PICTURES);
        return pictures;
    }

    private static List<byte[]> shown(List<byte[]> sent, Demand demand, int count) throws Exception {
        List<byte[]> shown = new ArrayList<>();
        RtpCamera script = new RtpCamera("H264", sent, RtpCamera.REGULAR, Duration.ZERO);
        try (ScriptedCamera camera = new ScriptedCamera(script);
                RtspConnector connector = new RtspConnector(RtspSettings.STANDARD, Map.of());
                CameraSource source = connector.connect(camera(camera.url()), new StopSignal())) {
            while (shown.size() < count) {
                try (Picture picture = source.read(demand)) {
                    assertThat(picture.trusted()).as("picture %d", shown.size()).isTrue();
                    shown.add(picture.jpeg().bytes());
                }
            }
        }
        return shown;
    }

    private static Camera camera(String url) {
        return new Camera("door", url, null, 5);
    }
}
