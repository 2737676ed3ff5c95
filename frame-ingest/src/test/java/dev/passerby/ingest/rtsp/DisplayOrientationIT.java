package dev.passerby.ingest.rtsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.passerby.ingest.camera.Picture;
import dev.passerby.ingest.server.Clips;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A camera that says how its pictures are to be turned: the JPEGs are upright. The scene has a grey of its own in each corner.
 */
class DisplayOrientationIT {

    private static final int WIDTH = 160;
    private static final int HEIGHT = 96;

    @TempDir
    Path folder;

    /** The greys of a picture's corners, from left to right and from top to bottom. */
    private record Corners(int topLeft, int topRight, int bottomLeft, int bottomRight) {

        static final Corners SENT = new Corners(40, 100, 160, 220);

        /** Greys in reading order. */
        private static Corners rows(int first, int second, int third, int fourth) {
            return new Corners(first, second, third, fourth);
        }

        Corners flippedAcross() {
            return rows(topRight, topLeft, bottomRight, bottomLeft);
        }

        Corners flippedDown() {
            return rows(bottomLeft, bottomRight, topLeft, topRight);
        }

        Corners turnedAnticlockwise() {
            return rows(topRight, bottomRight, topLeft, bottomLeft);
        }
    }

    /** By the standard: flipped first, then turned. */
    @ParameterizedTest
    @CsvSource({
        "yuv420p, 90, false, false",
        "yuv420p, 180, false, false",
        "yuv420p, 270, false, false",
        "yuv420p, 0, true, false",
        "yuv420p, 0, false, true",
        "yuv420p, 90, true, false",
        "yuv420p, 90, false, true",
        "yuv420p, 270, true, true",
        "yuvj420p, 90, false, false",
        "yuv422p, 90, false, false",
        "yuvj422p, 270, false, false",
        "yuvj422p, 180, false, false",
        "yuvj444p, 90, false, false",
        "yuv420p10le, 270, false, false"
    })
    void h264(String format, int degrees, boolean across, boolean down) throws Exception {
        Corners wanted = Corners.SENT;
        wanted = across ? wanted.flippedAcross() : wanted;
        wanted = down ? wanted.flippedDown() : wanted;
        for (int turned = 0; turned < degrees; turned += 90) {
            wanted = wanted.turnedAnticlockwise();
        }
        List<BufferedImage> shown =
                shown(Files.write(folder.resolve("turned.h264"), clip(format, degrees, across, down)));
        assertThat(shown).hasSize(3);
        for (BufferedImage picture : shown) {
            assertShows(picture, wanted, degrees % 180 != 0);
        }
    }

    @Test
    void theMessageHoldsUntilTheNextSequenceWhichMayHaveAnother() throws Exception {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        stream.write(clip("yuv420p", 90, false, false));
        stream.write(clip("yuv420p", 0, false, false));
        stream.write(clip("yuv420p", 180, false, false));
        List<BufferedImage> shown = shown(Files.write(folder.resolve("turning.h264"), stream.toByteArray()));
        assertThat(shown).hasSize(9);
        for (int i = 0; i < 3; i++) {
            assertShows(shown.get(i), Corners.SENT.turnedAnticlockwise(), true);
            assertShows(shown.get(3 + i), Corners.SENT, false);
            assertShows(shown.get(6 + i), Corners.SENT.flippedAcross().flippedDown(), false);
        }
    }

    @Test
    void h265() throws Exception {
        byte[] upright = Files.readAllBytes(Clips.ffmpeg(
                arguments("yuv420p", List.of("-c:v", "libx265", "-x265-params", "log-level=error", "-f", "hevc")),
                folder.resolve("upright.hevc")));
        // A prefix SEI unit with one message, 47 display orientation: a quarter turn, from now on (H.265, D.2.17).
        byte[] message = {0, 0, 1, 39 << 1, 1, 47, 3, 0x08, 0x00, 0x18, (byte) 0x80};
        int slice = firstSliceOfH265(upright);
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        stream.write(upright, 0, slice);
        stream.write(message);
        stream.write(upright, slice, upright.length - slice);
        List<BufferedImage> shown = shown(Files.write(folder.resolve("turned.hevc"), stream.toByteArray()));
        assertThat(shown).hasSize(3);
        for (BufferedImage picture : shown) {
            assertShows(picture, Corners.SENT.turnedAnticlockwise(), true);
        }
    }

    private static int firstSliceOfH265(byte[] stream) {
        for (int i = 0; i + 3 < stream.length; i++) {
            boolean unit = stream[i] == 0 && stream[i + 1] == 0 && stream[i + 2] == 1;
            if (unit && (stream[i + 3] >> 1 & 0x3f) < 32) {
                return i;
            }
        }
        throw new AssertionError("no slice");
    }

    private byte[] clip(String format, int degrees, boolean across, boolean down) throws Exception {
        List<String> encoding = new ArrayList<>(List.of("-c:v", "libx264", "-qp", "8", "-f", "h264"));
        if (degrees != 0 || across || down) {
            String flip = (across ? "+horizontal" : "") + (down ? "+vertical" : "");
            encoding.addAll(List.of(
                    "-bsf:v",
                    "h264_metadata=display_orientation=insert:rotate=" + degrees
                            + (flip.isEmpty() ? "" : ":flip=" + flip.substring(1))));
        }
        Path file = folder.resolve("clip.h264");
        return Files.readAllBytes(Clips.ffmpeg(arguments(format, encoding), file));
    }

    private static List<String> arguments(String format, List<String> encoding) {
        Corners sent = Corners.SENT;
        String scene = "color=c=" + grey(sent.topLeft) + ":s=" + WIDTH + "x" + HEIGHT + ":r=25,format=gbrp"
                + box(WIDTH / 2, 0, sent.topRight)
                + box(0, HEIGHT / 2, sent.bottomLeft)
                + box(WIDTH / 2, HEIGHT / 2, sent.bottomRight);
        List<String> all = new ArrayList<>(List.of("-f", "lavfi", "-i", scene, "-frames:v", "3", "-pix_fmt", format));
        all.addAll(encoding);
        return all;
    }

    private static String box(int x, int y, int grey) {
        return ",drawbox=x=" + x + ":y=" + y + ":w=" + WIDTH / 2 + ":h=" + HEIGHT / 2 + ":c=" + grey(grey) + ":t=fill";
    }

    private static String grey(int level) {
        return String.format("0x%1$02x%1$02x%1$02x", level);
    }

    private static List<BufferedImage> shown(Path file) throws Exception {
        List<BufferedImage> shown = new ArrayList<>();
        try (RecordedVideo video = RecordedVideo.open(file, RtspSettings.STANDARD)) {
            for (Optional<Picture> next = video.next(); next.isPresent(); next = video.next()) {
                try (Picture picture = next.get()) {
                    Picture.Jpeg jpeg = picture.jpeg();
                    BufferedImage image = ImageIO.read(new ByteArrayInputStream(jpeg.bytes()));
                    assertThat(image.getWidth()).isEqualTo(jpeg.width()).isEqualTo(picture.width());
                    assertThat(image.getHeight()).isEqualTo(jpeg.height()).isEqualTo(picture.height());
                    shown.add(image);
                }
            }
        }
        return shown;
    }

    private static void assertShows(BufferedImage picture, Corners wanted, boolean upended) {
        int width = upended ? HEIGHT : WIDTH;
        int height = upended ? WIDTH : HEIGHT;
        assertThat(picture.getWidth()).isEqualTo(width);
        assertThat(picture.getHeight()).isEqualTo(height);
        assertGrey(picture, 1, 1, wanted.topLeft);
        assertGrey(picture, width - 2, 1, wanted.topRight);
        assertGrey(picture, 1, height - 2, wanted.bottomLeft);
        assertGrey(picture, width - 2, height - 2, wanted.bottomRight);
    }

    private static void assertGrey(BufferedImage picture, int x, int y, int wanted) {
        assertThat(picture.getRGB(x, y) & 0xff).as("grey at %d,%d", x, y).isCloseTo(wanted, within(6));
    }
}
