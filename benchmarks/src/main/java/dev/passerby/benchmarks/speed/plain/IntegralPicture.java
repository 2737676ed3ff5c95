package dev.passerby.benchmarks.speed.plain;

import dev.passerby.vision.picture.Picture;
import dev.passerby.vision.picture.Region;
import java.nio.FloatBuffer;

/** The sums of all samples above and to the left of every pixel: the mean over any rectangle is four look-ups. */
final class IntegralPicture {

    private static final float MEAN = 127.5f;
    private static final float SCALE = 1 / 128f;

    private final int stride;
    /** {@code [height + 1, width + 1, 3]}; may overflow, differences do not. */
    private final int[] sums;

    IntegralPicture(Picture picture) {
        stride = 3 * (picture.width() + 1);
        sums = new int[stride * (picture.height() + 1)];
        byte[] rgb = picture.rgb();
        int from = 0;
        for (int y = 1; y <= picture.height(); y++) {
            int red = 0;
            int green = 0;
            int blue = 0;
            for (int i = y * stride + 3; i < (y + 1) * stride; i += 3) {
                red += rgb[from++] & 0xff;
                green += rgb[from++] & 0xff;
                blue += rgb[from++] & 0xff;
                sums[i] = sums[i - stride] + red;
                sums[i + 1] = sums[i + 1 - stride] + green;
                sums[i + 2] = sums[i + 2 - stride] + blue;
            }
        }
    }

    /** Puts {@code [3, height, width] RGB, (x - 127.5) / 128} of a region, by adaptive average pooling. */
    void average(Region region, int width, int height, FloatBuffer target) {
        float[] line = new float[width];
        for (int channel = 0; channel < 3; channel++) {
            for (int y = 0; y < height; y++) {
                int top = region.top() + begin(y, region.height(), height);
                int bottom = region.top() + end(y, region.height(), height);
                float rowFactor = SCALE / (bottom - top);
                for (int x = 0; x < width; x++) {
                    int left = region.left() + begin(x, region.width(), width);
                    int right = region.left() + end(x, region.width(), width);
                    int sum = sum(left, top, right, bottom, channel);
                    line[x] = sum * rowFactor / (right - left) - MEAN * SCALE;
                }
                target.put(line);
            }
        }
    }

    private int sum(int left, int top, int right, int bottom, int channel) {
        int above = top * stride + channel;
        int below = bottom * stride + channel;
        return sums[below + 3 * right] - sums[below + 3 * left] - sums[above + 3 * right] + sums[above + 3 * left];
    }

    private static int begin(int i, int length, int parts) {
        return (int) ((long) i * length / parts);
    }

    private static int end(int i, int length, int parts) {
        return (int) (((long) (i + 1) * length + parts - 1) / parts);
    }
}
