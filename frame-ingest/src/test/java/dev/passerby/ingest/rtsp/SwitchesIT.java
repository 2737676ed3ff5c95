package dev.passerby.ingest.rtsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import dev.passerby.ingest.server.Scene;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A camera that changes resolution, pixel format and colours five hundred times without a new connection: one decoder and
 * one encoder see it through, and every JPEG has the size and the pixels of the scene that was sent.
 */
@Timeout(240)
class SwitchesIT {

    private static final int SWITCHES = 505;

    @TempDir
    Path folder;

    @BeforeAll
    static void listen() {
        FfmpegLog.install();
    }

    @Test
    void h264() throws Exception {
        assertRightPixels(Scene.ofH264(), "libx264", 2, 0, "changing.h264");
    }

    @Test
    void h264WithBFrames() throws Exception {
        assertRightPixels(Scene.ofH264(), "libx264", 5, 3, "changing-b.h264");
    }

    @Test
    void h265() throws Exception {
        assertRightPixels(Scene.ofH265(), "libx265", 2, 0, "changing.hevc");
    }

    // FFmpeg's H.265 decoder gives pictures that wait while the stream changes the matrix of what follows, where theirs
    // has no name.
    @Test
    void h265WithBFrames() throws Exception {
        assertRightPixels(
                Scene.ofH265().stream().map(Scene::withoutMatrix).toList(), "libx265", 5, 3, "changing-b.hevc");
    }

    @Test
    void motionJpeg() throws Exception {
        assertRightPixels(Scene.ofMotionJpeg(), "mjpeg", 2, 0, "changing.mjpeg");
    }

    /** Without times, order is all there is: a lost packet still makes what follows untrue until the next key frame. */
    @Test
    void picturesWithoutTimesComeInOrderAndAreDistrustedAfterALoss() throws Exception {
        Scene scene = Scene.ofH264().get(2);
        Path file = folder.resolve("timeless.h264");
        byte[] piece = scene.encoded("libx264", 12, 3, folder);
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        for (int i = 0; i < 3; i++) {
            stream.write(piece);
        }
        Files.write(file, stream.toByteArray());
        List<Boolean> trusted = new ArrayList<>();
        int[] number = {0};
        decode(
                file,
                packet -> {
                    packet.pts(AV_NOPTS_VALUE).dts(AV_NOPTS_VALUE);
                    return number[0]++ != 17;
                },
                picture -> {
                    assertThat(picture.cameraTimeSeconds()).isNaN();
                    trusted.add(picture.trusted());
                });
        assertThat(trusted.subList(0, 12)).containsOnly(true);
        assertThat(trusted.subList(18, trusted.size() - 12)).isNotEmpty().containsOnly(false);
        assertThat(trusted.subList(trusted.size() - 12, trusted.size())).containsOnly(true);
    }

    private void assertRightPixels(List<Scene> scenes, String encoder, int pictures, int bFrames, String name)
            throws Exception {
        Path file = folder.resolve(name);
        Files.write(file, changing(scenes, encoder, pictures, bFrames));
        Shown shown = new Shown(scenes);
        decode(file, packet -> true, shown::check);
        assertThat(shown.pictures).isEqualTo((SWITCHES + 1) * pictures);
        assertThat(shown.switches).isEqualTo(SWITCHES);
    }

    /** Pieces of all scenes in an order without order; no scene follows itself. */
    private byte[] changing(List<Scene> scenes, String encoder, int pictures, int bFrames) throws Exception {
        List<byte[]> pieces = new ArrayList<>();
        for (Scene scene : scenes) {
            pieces.add(scene.encoded(encoder, pictures, bFrames, folder));
        }
        Random random = new Random(11);
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        int current = 0;
        for (int i = 0; i <= SWITCHES; i++) {
            stream.write(pieces.get(current));
            current = (current + 1 + random.nextInt(scenes.size() - 1)) % scenes.size();
        }
        return stream.toByteArray();
    }

    /** What came out, checked as it came. */
    private static final class Shown {

        private final List<Scene> scenes;
        private int pictures;
        private int switches = -1;
        private Scene last;

        private Shown(List<Scene> scenes) {
            this.scenes = scenes;
        }

        private void check(RtspPicture picture) throws Exception {
            Scene scene = Scene.of(picture, scenes);
            assertThat(picture.trusted()).as("picture %d, %s", pictures, scene).isTrue();
            scene.assertShownBy(picture.jpeg(), pictures++);
            switches += scene.equals(last) ? 0 : 1;
            last = scene;
        }
    }

    /** Says whether a packet arrives; it may arrive changed. */
    private interface Road {
        boolean carries(AVPacket packet);
    }

    /** Looks at a picture. */
    private interface Viewer {
        void see(RtspPicture picture) throws Exception;
    }

    // Nothing is probed, as with a camera.
    private static void decode(Path file, Road road, Viewer viewer) throws Exception {
        AVFormatContext format = new AVFormatContext(null);
        assertThat(avformat_open_input(format, file.toString(), null, (AVDictionary) null))
                .isZero();
        AVPacket packet = av_packet_alloc();
        try (Decoder decoder = Decoder.open(format.streams(0).codecpar(), 1, 4096L * 4096);
                JpegEncoder encoder = new JpegEncoder(JpegSettings.STANDARD)) {
            while (av_read_frame(format, packet) >= 0) {
                if (road.carries(packet)) {
                    decoder.send(packet, false);
                }
                av_packet_unref(packet);
                receive(decoder, encoder, viewer);
            }
            decoder.finish();
            receive(decoder, encoder, viewer);
        } finally {
            av_packet_free(packet);
            avformat_close_input(format);
        }
    }

    private static void receive(Decoder decoder, JpegEncoder encoder, Viewer viewer) throws Exception {
        for (Optional<RtspPicture> next = decoder.receive(encoder); next.isPresent(); next = decoder.receive(encoder)) {
            try (RtspPicture picture = next.get()) {
                viewer.see(picture);
            }
        }
    }
}
