package dev.passerby.vision.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureDecoderTest {

    private static final PictureDecoder DECODER = PictureDecoder.standard();

    @ParameterizedTest
    @CsvSource({"64,48", "63,47", "1,1", "17,2", "250,250"})
    void jpegs_have_the_samples_that_their_reference_decoder_gives(int width, int height) throws IOException {
        byte[] jpeg = EncodedPictures.encode(EncodedPictures.scene(width, height, BufferedImage.TYPE_INT_RGB), "jpg");
        assertSameSamples(decode(jpeg), ImageIO.read(new ByteArrayInputStream(jpeg)));
    }

    @ParameterizedTest
    @CsvSource({"64,48", "63,47", "1,1", "17,2", "250,250"})
    void a_frame_is_the_same_picture_but_for_a_few_levels(int width, int height) {
        BufferedImage scene = EncodedPictures.scene(width, height, BufferedImage.TYPE_INT_RGB);
        for (byte[] jpeg : List.of(EncodedPictures.encode(scene, "jpg"), EncodedPictures.progressiveJpeg(scene))) {
            Picture exact = decode(jpeg);
            Picture frame = DECODER.decodeFrame(jpeg, "frame");
            assertThat(frame).hasToString(exact.toString());
            double difference = 0;
            for (int i = 0; i < width * height; i++) {
                difference += Math.abs(luma(exact, i) - luma(frame, i));
            }
            assertThat(difference / (width * height)).isLessThan(1.5);
        }
        assertSameSamples(DECODER.decodeFrame(EncodedPictures.encode(scene, "png"), "png"), scene);
    }

    @Test
    void progressive_jpegs_are_read() throws IOException {
        byte[] jpeg = EncodedPictures.progressiveJpeg(EncodedPictures.scene(90, 71, BufferedImage.TYPE_INT_RGB));
        assertThat(new String(jpeg, StandardCharsets.ISO_8859_1)).contains("\u00ff\u00c2");
        assertSameSamples(decode(jpeg), ImageIO.read(new ByteArrayInputStream(jpeg)));
    }

    @Test
    void grey_jpegs_are_read_as_equal_red_green_and_blue() throws IOException {
        BufferedImage scene = EncodedPictures.scene(40, 30, BufferedImage.TYPE_BYTE_GRAY);
        byte[] jpeg = EncodedPictures.encode(scene, "jpg");
        Picture picture = decode(jpeg);
        int[] greys =
                ImageIO.read(new ByteArrayInputStream(jpeg)).getRaster().getSamples(0, 0, 40, 30, 0, (int[]) null);
        for (int i = 0; i < greys.length; i++) {
            assertThat(picture.sample(i % 40, i / 40, 0)).isEqualTo(greys[i]);
            assertThat(picture.sample(i % 40, i / 40, 1)).isEqualTo(greys[i]);
            assertThat(picture.sample(i % 40, i / 40, 2)).isEqualTo(greys[i]);
        }
    }

    @Test
    void jpegs_of_four_inks_are_read() {
        Picture picture = decode(EncodedPictures.fourComponentJpeg(24, 16, 128));
        assertThat(picture.width()).isEqualTo(24);
        assertThat(picture.height()).isEqualTo(16);
        assertThat(picture.sample(5, 5, 0)).isEqualTo(picture.sample(5, 5, 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_INT_ARGB, BufferedImage.TYPE_BYTE_INDEXED})
    void pngs_keep_every_sample(int type) {
        BufferedImage scene = EncodedPictures.scene(37, 29, type);
        assertSameSamples(decode(EncodedPictures.encode(scene, "png")), scene);
    }

    @Test
    void pngs_of_16_bits_are_read_as_8() {
        BufferedImage deep = new BufferedImage(9, 7, BufferedImage.TYPE_USHORT_GRAY);
        deep.getRaster().setSample(4, 3, 0, 0x8080);
        Picture picture = decode(EncodedPictures.encode(deep, "png"));
        assertThat(picture.sample(4, 3, 1)).isCloseTo(0x80, within(1));
        assertThat(picture.sample(0, 0, 1)).isZero();
    }

    @Test
    void transparency_is_dropped() {
        BufferedImage image = new BufferedImage(4, 4, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(1, 1, 0x80102030);
        Picture picture = decode(EncodedPictures.encode(image, "png"));
        assertThat(picture.sample(1, 1, 0)).isEqualTo(0x10);
        assertThat(picture.sample(1, 1, 2)).isEqualTo(0x30);
    }

    @Test
    void bitmaps_are_read_from_their_last_row_up() {
        BufferedImage scene = EncodedPictures.scene(11, 6, BufferedImage.TYPE_INT_RGB);
        assertSameSamples(decode(EncodedPictures.encode(scene, "bmp")), scene);
    }

    @Test
    void webp_is_read_lossless_and_lossy() {
        Picture red = decode(EncodedPictures.RED_WEBP);
        assertThat(red.toString()).isEqualTo("Picture[8 x 6]");
        assertThat(red.sample(7, 5, 0)).isEqualTo(255);
        assertThat(red.sample(7, 5, 1)).isZero();
        Picture green = decode(EncodedPictures.GREEN_LOSSY_WEBP);
        assertThat(green.toString()).isEqualTo("Picture[6 x 4]");
        assertThat(green.sample(3, 2, 0)).isCloseTo(0, within(8));
        assertThat(green.sample(3, 2, 1)).isCloseTo(255, within(8));
    }

    @ParameterizedTest
    @CsvSource({"1,0,0", "2,39,0", "3,39,23", "4,0,23", "5,0,0", "6,23,0", "7,23,39", "8,0,39"})
    void photos_are_turned_as_their_exif_says(int orientation, int x, int y) {
        BufferedImage image = new BufferedImage(40, 24, BufferedImage.TYPE_INT_RGB);
        for (int row = 0; row < 8; row++) {
            for (int column = 0; column < 8; column++) {
                image.setRGB(column, row, 0xffffff); // a white corner: the first of the stored picture
            }
        }
        Picture picture = decode(EncodedPictures.oriented(EncodedPictures.encode(image, "jpg"), orientation));
        assertThat(picture.width()).isEqualTo(orientation >= 5 ? 24 : 40);
        assertThat(picture.height()).isEqualTo(orientation >= 5 ? 40 : 24);
        assertThat(picture.sample(x, y, 0)).as("the white corner").isGreaterThan(240);
        long white = (long) picture.width() * picture.height() - dark(picture);
        assertThat(white).isBetween(60L, 70L);
    }

    @Test
    void many_threads_may_decode_at_once() throws InterruptedException, ExecutionException {
        byte[] jpeg = EncodedPictures.encode(EncodedPictures.scene(200, 150, BufferedImage.TYPE_INT_RGB), "jpg");
        byte[] png = EncodedPictures.encode(EncodedPictures.scene(200, 150, BufferedImage.TYPE_INT_RGB), "png");
        Picture fromJpeg = decode(jpeg);
        Picture fromPng = decode(png);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<Boolean>> results = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            byte[] file = i % 2 == 0 ? jpeg : png;
            Picture expected = i % 2 == 0 ? fromJpeg : fromPng;
            results.add(threads.submit(() -> Arrays.equals(decode(file).rgb(), expected.rgb())));
        }
        for (Future<Boolean> same : results) {
            assertThat(same.get()).isTrue();
        }
        threads.shutdown();
    }

    private static double luma(Picture picture, int pixel) {
        int x = pixel % picture.width();
        int y = pixel / picture.width();
        return 0.299 * picture.sample(x, y, 0) + 0.587 * picture.sample(x, y, 1) + 0.114 * picture.sample(x, y, 2);
    }

    private static Picture decode(byte[] file) {
        return DECODER.decode(file, "test");
    }

    private static long dark(Picture picture) {
        long dark = 0;
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                dark += picture.sample(x, y, 0) < 128 ? 1 : 0;
            }
        }
        return dark;
    }

    private static void assertSameSamples(Picture picture, BufferedImage expected) {
        assertThat(picture.width()).isEqualTo(expected.getWidth());
        assertThat(picture.height()).isEqualTo(expected.getHeight());
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                int rgb = picture.sample(x, y, 0) << 16 | picture.sample(x, y, 1) << 8 | picture.sample(x, y, 2);
                assertThat(Integer.toHexString(rgb))
                        .as("pixel %d, %d", x, y)
                        .isEqualTo(Integer.toHexString(expected.getRGB(x, y) & 0xffffff));
            }
        }
    }
}
