package dev.passerby.vision.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AreaAverageTest {

    @Test
    void a_row_of_five_averaged_to_three_shares_its_middle_pixels() {
        // Spans of adaptive average pooling: [0, 2), [1, 4), [3, 5).
        Picture row = grey(5, 1, 10, 20, 30, 40, 50);
        float[] averaged = average(row, row.bounds(), 3, 1);
        assertThat(levels(averaged, 3)).containsExactly(15, 30, 45);
    }

    @Test
    void two_pixels_enlarged_to_three_meet_in_the_middle() {
        // Spans [0, 1), [0, 2), [1, 2).
        Picture row = grey(2, 1, 10, 30);
        assertThat(levels(average(row, row.bounds(), 3, 1), 3)).containsExactly(10, 20, 30);
    }

    @Test
    void values_are_standardised_and_planar() {
        Picture pixel = new Picture(1, 1, new byte[] {0, (byte) 128, (byte) 255});
        assertThat(average(pixel, pixel.bounds(), 1, 1)).containsExactly(-127.5f / 128, 0.5f / 128, 127.5f / 128);
    }

    @ParameterizedTest
    @CsvSource({"40,30,24,24", "7,9,24,24", "100,3,13,2", "13,13,14,14", "48,48,48,48", "1,1,24,24", "31,64,5,63"})
    void every_output_pixel_is_the_mean_of_what_it_covers(int width, int height, int outWidth, int outHeight) {
        Picture picture = noise(width + 6, height + 5);
        Region region = new Region(4, 3, 4 + width, 3 + height);
        assertThat(average(picture, region, outWidth, outHeight))
                .usingComparatorWithPrecision(1e-6f)
                .containsExactly(slowly(picture, region, outWidth, outHeight));
    }

    @ParameterizedTest
    @CsvSource({"40,30,24", "7,9,24", "100,3,13", "24,24,24", "1,1,24", "500,61,48", "30,1100,2"})
    void a_crop_is_the_same_to_the_last_bit(int width, int height, int side) {
        Picture picture = noise(width + 6, height + 5);
        Region region = new Region(4, 3, 4 + width, 3 + height);
        AveragedCrop crop = new AveragedCrop(side);
        FloatBuffer target = FloatBuffer.allocate(2 + crop.length());
        crop.write(picture, region, target, 2);
        assertThat(Arrays.copyOfRange(target.array(), 2, target.capacity()))
                .containsExactly(average(picture, region, side, side));
    }

    @ParameterizedTest
    @CsvSource({"0,0,7,5", "3,2,7,5", "6,4,7,5", "2,1,3,2"})
    void a_part_is_that_part_of_the_whole(int left, int top, int right, int bottom) {
        Picture picture = noise(61, 37);
        Region part = new Region(left, top, right, bottom);
        AreaAverage.Output output = new AreaAverage.Output(7, 5, part, FloatBuffer.allocate(3 * 7 * 5), 0);
        AreaAverage.write(picture, picture.bounds(), List.of(output));
        float[] whole = average(picture, picture.bounds(), 7, 5);
        for (int channel = 0; channel < 3; channel++) {
            for (int y = 0; y < part.height(); y++) {
                for (int x = 0; x < part.width(); x++) {
                    assertThat(output.target().get((channel * part.height() + y) * part.width() + x))
                            .isEqualTo(whole[(channel * 5 + top + y) * 7 + left + x]);
                }
            }
        }
    }

    @Test
    void several_sizes_come_from_one_pass() {
        Picture picture = noise(60, 45);
        FloatBuffer target = FloatBuffer.allocate(3 * (20 * 15 + 7 * 5) + 1);
        AreaAverage.Output first = new AreaAverage.Output(20, 15, target, 1);
        AreaAverage.Output second = new AreaAverage.Output(7, 5, target, 1 + first.length());
        AreaAverage.write(picture, picture.bounds(), List.of(first, second));
        float[] all = target.array();
        assertThat(all[0]).isZero();
        assertThat(Arrays.copyOfRange(all, 1, 1 + first.length()))
                .containsExactly(average(picture, picture.bounds(), 20, 15));
        assertThat(Arrays.copyOfRange(all, 1 + first.length(), all.length))
                .containsExactly(average(picture, picture.bounds(), 7, 5));
    }

    @Test
    void sums_of_a_white_picture_may_overflow_without_harm() {
        byte[] white = new byte[3 * 4000 * 3000];
        Arrays.fill(white, (byte) 255);
        Picture picture = new Picture(4000, 3000, white);
        assertThat(average(picture, picture.bounds(), 2, 2)).containsOnly(127.5f / 128);
        AveragedCrop crop = new AveragedCrop(2);
        FloatBuffer target = FloatBuffer.allocate(crop.length());
        crop.write(picture, picture.bounds(), target, 0);
        assertThat(target.array()).containsOnly(127.5f / 128);
    }

    private static float[] average(Picture picture, Region region, int width, int height) {
        FloatBuffer target = FloatBuffer.allocate(3 * width * height);
        AreaAverage.write(picture, region, List.of(new AreaAverage.Output(width, height, target, 0)));
        return target.array();
    }

    /** The definition, word by word. */
    private static float[] slowly(Picture picture, Region region, int width, int height) {
        float[] result = new float[3 * width * height];
        for (int channel = 0; channel < 3; channel++) {
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    double sum = 0;
                    int count = 0;
                    for (int row = floor(y, region.height(), height);
                            row < ceil(y + 1, region.height(), height);
                            row++) {
                        for (int i = floor(x, region.width(), width); i < ceil(x + 1, region.width(), width); i++) {
                            sum += picture.sample(region.left() + i, region.top() + row, channel);
                            count++;
                        }
                    }
                    result[(channel * height + y) * width + x] = (float) ((sum / count - 127.5) / 128);
                }
            }
        }
        return result;
    }

    private static int floor(int i, int length, int parts) {
        return i * length / parts;
    }

    private static int ceil(int i, int length, int parts) {
        return (int) Math.ceil((double) i * length / parts);
    }

    private static int[] levels(float[] averaged, int count) {
        int[] levels = new int[count];
        for (int i = 0; i < count; i++) {
            float level = averaged[i] * 128 + 127.5f;
            assertThat(level).isCloseTo(Math.round(level), within(1e-4f));
            levels[i] = Math.round(level);
        }
        return levels;
    }

    private static Picture grey(int width, int height, int... levels) {
        byte[] rgb = new byte[3 * levels.length];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) levels[i / 3];
        }
        return new Picture(width, height, rgb);
    }

    private static Picture noise(int width, int height) {
        byte[] rgb = new byte[3 * width * height];
        new Random(1).nextBytes(rgb);
        return new Picture(width, height, rgb);
    }
}
