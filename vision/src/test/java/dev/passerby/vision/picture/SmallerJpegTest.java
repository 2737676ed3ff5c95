package dev.passerby.vision.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmallerJpegTest {

    private static final PictureDecoder DECODER = PictureDecoder.standard();

    /** One edge down the middle, red left and blue right: where it lies and what colours it parts can be checked at any size. */
    private static byte[] halves(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, x < width / 2 ? 0xc02020 : 0x2020c0);
            }
        }
        return EncodedPictures.encode(image, "jpeg");
    }

    @ParameterizedTest
    @CsvSource({"1280,720,480,270", "1280,720,640,360", "1920,1080,160,90", "1000,750,333,250", "640,480,400,300"})
    void a_frame_keeps_its_shape_its_colours_and_its_places(int width, int height, int wanted, int expectedHeight) {
        SmallerJpeg small = SmallerJpeg.of(halves(width, height), wanted, "frame");

        assertThat(small.width()).isBetween(wanted - 1, wanted);
        assertThat(small.height()).isBetween(expectedHeight - 1, expectedHeight + 1);
        Picture picture = DECODER.decode(small.bytes(), "small");
        assertThat(picture.width()).isEqualTo(small.width());
        assertThat(picture.height()).isEqualTo(small.height());
        int y = picture.height() / 3;
        assertThat(picture.sample(picture.width() / 2 - 4, y, 0)).isBetween(0xb0, 0xd0);
        assertThat(picture.sample(picture.width() / 2 - 4, y, 2)).isBetween(0x10, 0x30);
        assertThat(picture.sample(picture.width() / 2 + 4, y, 0)).isBetween(0x10, 0x30);
        assertThat(picture.sample(picture.width() / 2 + 4, y, 2)).isBetween(0xb0, 0xd0);
    }

    @Test
    void a_frame_that_is_small_enough_is_given_as_it_is() {
        byte[] jpeg = halves(320, 240);
        assertThat(SmallerJpeg.of(jpeg, 320, "frame").bytes()).isSameAs(jpeg);
    }

    @Test
    void a_frame_that_is_cut_short_is_refused() {
        byte[] jpeg = halves(640, 480);
        assertThatThrownBy(() -> SmallerJpeg.of(Arrays.copyOf(jpeg, 700), 320, "frame 7"))
                .isInstanceOf(PictureException.class)
                .hasMessageContaining("'frame 7'");
    }

    @Test
    void what_is_written_is_read_again() {
        Picture picture = DECODER.decode(halves(64, 48), "halves");
        Picture again = DECODER.decode(JpegWriter.bytes(picture), "again");
        assertThat(again.width()).isEqualTo(64);
        assertThat(Math.abs(again.sample(10, 10, 0) - picture.sample(10, 10, 0)))
                .isLessThan(8);
        assertThat(Math.abs(again.sample(50, 40, 2) - picture.sample(50, 40, 2)))
                .isLessThan(8);
    }

    @Test
    void a_hidden_part_has_few_tiles_and_nothing_else_changes() {
        Picture picture = DECODER.decode(
                EncodedPictures.encode(EncodedPictures.scene(60, 60, BufferedImage.TYPE_3BYTE_BGR), "png"), "scene");
        Region part = new Region(40, 20, 80, 50);

        Picture hidden = Mosaic.over(picture, List.of(part, new Region(-30, -30, -10, -10)));

        long tiles = java.util.stream.IntStream.range(20, 50)
                .boxed()
                .flatMap(y -> java.util.stream.IntStream.range(40, 60)
                        .mapToObj(x ->
                                hidden.sample(x, y, 0) << 16 | hidden.sample(x, y, 1) << 8 | hidden.sample(x, y, 2)))
                .distinct()
                .count();
        assertThat(tiles).isBetween(2L, 25L);
        assertThat(hidden.region(new Region(0, 0, 40, 60)).rgb())
                .isEqualTo(picture.region(new Region(0, 0, 40, 60)).rgb());
        assertThat(Mosaic.over(picture, List.of())).isSameAs(picture);
    }
}
