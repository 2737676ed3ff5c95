package dev.passerby.vision.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostilePicturesTest {

    private static final PictureDecoder DECODER = PictureDecoder.standard();
    private static final BufferedImage SCENE = EncodedPictures.scene(48, 40, BufferedImage.TYPE_INT_RGB);
    private static final byte[] JPEG = EncodedPictures.encode(SCENE, "jpg");

    @Test
    void an_empty_file_is_called_empty() {
        assertRefused(
                new byte[0], PictureException.Fault.EMPTY, "it is empty (0 bytes); give a JPEG, PNG, WebP or BMP");
    }

    @Test
    void text_is_not_a_picture() {
        assertRefused(
                "Dear Sir or Madam".getBytes(StandardCharsets.UTF_8),
                PictureException.Fault.NOT_A_PICTURE,
                "its first bytes are no picture's; give a JPEG, PNG, WebP or BMP picture");
    }

    @Test
    void kinds_that_are_not_read_are_called_by_their_names() {
        assertRefused(
                EncodedPictures.encode(SCENE, "gif"),
                PictureException.Fault.UNSUPPORTED,
                "it is a GIF, which is not read");
        assertRefused(
                EncodedPictures.encode(SCENE, "tiff"),
                PictureException.Fault.UNSUPPORTED,
                "it is a TIFF or camera raw file");
        byte[] heic = "....ftypheic........".getBytes(StandardCharsets.US_ASCII);
        assertRefused(heic, PictureException.Fault.UNSUPPORTED, "it is an HEIC, AVIF or MP4 file");
        byte[] animation = Arrays.copyOf("RIFF....WEBPVP8X\n\0\0\0\2".getBytes(StandardCharsets.US_ASCII), 64);
        assertRefused(animation, PictureException.Fault.UNSUPPORTED, "it is an animation; save one of its pictures");
        byte[] arithmetic = JPEG.clone();
        arithmetic[startOfFrame() + 1] = (byte) 0xc9;
        assertRefused(arithmetic, PictureException.Fault.UNSUPPORTED, "save it as a baseline JPEG");
    }

    @Test
    void a_jpeg_cut_short_anywhere_is_refused() {
        for (int length = 3; length < JPEG.length; length++) {
            assertRefused(Arrays.copyOf(JPEG, length), PictureException.Fault.DAMAGED, "use an undamaged copy");
            byte[] frame = Arrays.copyOf(JPEG, length);
            assertThatThrownBy(() -> DECODER.decodeFrame(frame, "frame"))
                    .hasMessageStartingWith("cannot read picture 'frame': ");
        }
    }

    @Test
    void a_jpeg_with_something_behind_its_end_is_read() {
        Picture whole = DECODER.decode(JPEG, "whole");
        Picture followed = DECODER.decode(Arrays.copyOf(JPEG, JPEG.length + 100), "followed");
        assertThat(followed.rgb()).isEqualTo(whole.rgb());
    }

    @Test
    void a_png_cut_short_is_refused() {
        byte[] png = EncodedPictures.encode(SCENE, "png");
        for (int length : new int[] {8, 20, 33, 60, png.length / 2, png.length - 40}) {
            assertRefused(Arrays.copyOf(png, length), PictureException.Fault.DAMAGED, "use an undamaged copy");
        }
    }

    @Test
    void a_png_of_100_megapixels_is_refused_by_its_header() {
        byte[] png = EncodedPictures.blankPng(10_000, 10_000);
        assertRefused(
                png,
                PictureException.Fault.TOO_LARGE,
                "it has 10000 x 10000 pixels (100.0 megapixels) and the limit is 64.0; make it smaller");
        assertThat(new PictureDecoder(2_000_000)
                        .decode(EncodedPictures.blankPng(1000, 2000), "allowed")
                        .width())
                .isEqualTo(1000);
    }

    @Test
    void sizes_that_overflow_are_refused() {
        byte[] png = EncodedPictures.blankPng(10, 10);
        for (int size : new int[] {0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            for (int at : new int[] {16, 20}) {
                byte[] wrong = png.clone();
                ByteBuffer.wrap(wrong).putInt(at, size).putInt(36 - at, Integer.MAX_VALUE);
                PictureException refusal = refused(wrong);
                assertThat(refusal.fault()).isIn(PictureException.Fault.TOO_LARGE, PictureException.Fault.DAMAGED);
            }
        }
    }

    @Test
    void broken_bytes_give_a_picture_or_one_line_and_nothing_else() {
        Random random = new Random(7);
        List<byte[]> files = List.of(
                JPEG,
                EncodedPictures.progressiveJpeg(SCENE),
                EncodedPictures.fourComponentJpeg(20, 20, 90),
                EncodedPictures.oriented(JPEG, 6),
                EncodedPictures.encode(SCENE, "png"),
                EncodedPictures.encode(SCENE, "bmp"),
                EncodedPictures.RED_WEBP,
                EncodedPictures.GREEN_LOSSY_WEBP);
        PictureDecoder decoder = new PictureDecoder(1_000_000);
        int refusals = 0;
        for (int round = 0; round < 4000; round++) {
            byte[] broken = files.get(round / 2 % files.size()).clone();
            for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                broken[random.nextInt(Math.min(broken.length, 700))] = (byte) random.nextInt(256);
            }
            try {
                if (round % 2 == 0) {
                    decoder.decode(broken, "broken");
                } else {
                    decoder.decodeFrame(broken, "broken");
                }
            } catch (PictureException e) {
                refusals++;
                assertThat(e.getMessage())
                        .startsWith("cannot read picture 'broken': ")
                        .doesNotContain("\n");
            }
        }
        assertThat(refusals).isBetween(1000, 3999);
    }

    @Test
    void a_file_that_cannot_be_read_is_named(@TempDir Path folder) throws IOException {
        assertUnreadable(folder.resolve("none.jpg"), "there is no such file; check the path");
        assertUnreadable(folder, "it is not a file; give a JPEG, PNG, WebP or BMP picture");
        Path file = Files.write(folder.resolve("good.jpg"), JPEG);
        assertThat(DECODER.decode(file).width()).isEqualTo(48);
    }

    private static void assertUnreadable(Path file, String problem) {
        PictureException refusal = catchThrowableOfType(PictureException.class, () -> DECODER.decode(file));
        assertThat(refusal.fault()).isEqualTo(PictureException.Fault.UNREADABLE);
        assertThat(refusal).hasMessage("cannot read picture '" + file + "': " + problem);
    }

    private static void assertRefused(byte[] file, PictureException.Fault fault, String problem) {
        PictureException refusal = refused(file);
        assertThat(refusal.fault()).as(refusal.getMessage()).isEqualTo(fault);
        assertThat(refusal).hasMessageStartingWith("cannot read picture 'x': ").hasMessageContaining(problem);
    }

    private static PictureException refused(byte[] file) {
        PictureException refusal = catchThrowableOfType(PictureException.class, () -> DECODER.decode(file, "x"));
        assertThat(refusal).as("a file of %d bytes", file.length).isNotNull();
        return refusal;
    }

    private static int startOfFrame() {
        for (int i = 0; i < JPEG.length; i++) {
            if (JPEG[i] == (byte) 0xff && JPEG[i + 1] == (byte) 0xc0) {
                return i;
            }
        }
        throw new IllegalStateException("the test's JPEG is not a baseline JPEG");
    }
}
