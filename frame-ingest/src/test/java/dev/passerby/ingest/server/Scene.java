package dev.passerby.ingest.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.passerby.ingest.camera.Picture;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * A still scene of one size, in one pixel format: its left half has one colour, its right half another, and no other scene
 * has either. Every third names the matrix of high definition, the others name none. A picture that took its size from one
 * scene and its pixels from another shows it.
 */
public record Scene(int width, int height, String pixelFormat, boolean bt709, Color left, Color right) {

    private static final String[] FORMATS_OF_H264 = {"yuv420p", "yuvj420p", "yuv422p", "yuv420p10le", "yuv444p"};
    private static final String[] FORMATS_OF_H265 = {"yuv420p", "yuvj420p", "yuv422p", "yuv420p10le", "yuv422p10le"};
    private static final String[] FORMATS_OF_MJPEG = {"yuvj420p", "yuvj422p", "yuvj444p", "gray", "yuvj420p"};

    /** Ten scenes as H.264: five pixel formats, one size of odd numbers where the format knows such. */
    public static List<Scene> ofH264() {
        return scenes(FORMATS_OF_H264);
    }

    /** Ten scenes as H.265. */
    public static List<Scene> ofH265() {
        return scenes(FORMATS_OF_H265);
    }

    /** Ten scenes as JPEGs, half of them of odd sizes. */
    public static List<Scene> ofMotionJpeg() {
        return scenes(FORMATS_OF_MJPEG);
    }

    private static List<Scene> scenes(String[] formats) {
        List<Scene> scenes = new ArrayList<>();
        for (int i = 0; i < 2 * formats.length; i++) {
            String format = formats[i % formats.length];
            // Chroma that is shared by two pixels leaves only even sizes to H.264 and H.265.
            boolean odd = format.equals("yuv444p") || formats == FORMATS_OF_MJPEG;
            int width = 160 + 48 * i + (odd ? 1 : 0);
            int height = 96 + 26 * (i * 7 % 10) + (odd ? 1 : 0);
            scenes.add(new Scene(
                    width,
                    height,
                    format,
                    i % 3 == 2 && formats != FORMATS_OF_MJPEG,
                    colour(i, format),
                    colour(i + 0.5, format)));
        }
        return scenes;
    }

    private static Color colour(double i, String format) {
        if (format.equals("gray")) {
            int grey = (int) (60 + 20 * i);
            return new Color(grey, grey, grey);
        }
        return Color.getHSBColor((float) (i / 10), 0.6f, 0.8f);
    }

    /** The same scene without the name of a matrix. */
    public Scene withoutMatrix() {
        return new Scene(width, height, pixelFormat, false, left, right);
    }

    /** So many pictures of it, each piece beginning with all that a decoder must know. */
    public byte[] encoded(String encoder, int pictures, int bFrames, Path folder) throws Exception {
        String type = encoder.equals("libx264") ? "h264" : encoder.equals("libx265") ? "hevc" : "mjpeg";
        Path file = folder.resolve(encoder + width + "x" + height + pixelFormat + bFrames + "." + type);
        List<String> command = new ArrayList<>(List.of(
                "-f",
                "lavfi",
                "-i",
                "color=c=" + hex(left) + ":s=" + width + "x" + height + ":r=25,format=gbrp,drawbox=x=" + width / 2
                        + ":w=" + width + ":h=" + height + ":c=" + hex(right) + ":t=fill",
                "-frames:v",
                "" + pictures,
                "-pix_fmt",
                pixelFormat,
                "-c:v",
                encoder));
        String common = "aud=1:repeat-headers=1:keyint=1000:bframes=" + bFrames;
        switch (encoder) {
            case "libx264" ->
                command.addAll(
                        List.of("-preset", "veryfast", "-qp", "10", "-bf", "" + bFrames, "-x264-params", common));
            case "libx265" ->
                command.addAll(List.of(
                        "-preset", "ultrafast", "-qp", "10", "-x265-params", common + ":log-level=error:b-pyramid=0"));
            default -> command.addAll(List.of("-q:v", "2", "-strict", "unofficial"));
        }
        if (bt709) {
            command.addAll(List.of("-vf", "scale=out_color_matrix=bt709", "-colorspace", "bt709"));
        }
        command.addAll(List.of("-f", type));
        return Files.readAllBytes(Clips.ffmpeg(command, file));
    }

    private static String hex(Color color) {
        return String.format("0x%06x", color.getRGB() & 0xffffff);
    }

    /** The scene of this size. */
    public static Scene of(Picture picture, List<Scene> scenes) {
        return scenes.stream()
                .filter(scene -> scene.width == picture.width() && scene.height == picture.height())
                .findFirst()
                .orElseThrow(() -> new AssertionError("a picture of " + picture.width() + "x" + picture.height()));
    }

    /** Fails unless the JPEG shows this scene and nothing else, to a reader that is not FFmpeg. */
    public void assertShownBy(Picture.Jpeg jpeg, int number) throws Exception {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(jpeg.bytes()));
        assertThat(image.getWidth()).isEqualTo(width).isEqualTo(jpeg.width());
        assertThat(image.getHeight()).isEqualTo(height).isEqualTo(jpeg.height());
        for (int y : new int[] {1, height / 2, height - 2}) {
            for (int x : new int[] {1, width / 4, width / 2 - 24}) {
                assertNear(new Color(image.getRGB(x, y)), left, x, y, number);
            }
            for (int x : new int[] {width / 2 + 24, width * 3 / 4, width - 2}) {
                assertNear(new Color(image.getRGB(x, y)), right, x, y, number);
            }
        }
    }

    private void assertNear(Color seen, Color wanted, int x, int y, int number) {
        int off = Math.max(
                Math.abs(seen.getRed() - wanted.getRed()),
                Math.max(Math.abs(seen.getGreen() - wanted.getGreen()), Math.abs(seen.getBlue() - wanted.getBlue())));
        assertThat(off)
                .as("picture %d, %s, at %d,%d: %s instead of %s", number, this, x, y, seen, wanted)
                .isCloseTo(0, within(10));
    }
}
