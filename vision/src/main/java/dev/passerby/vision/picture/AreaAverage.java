package dev.passerby.vision.picture;

import java.nio.FloatBuffer;
import java.util.List;

/**
 * Regions of a picture averaged down (or up) to tensors: every output pixel is the mean of the source pixels that it
 * touches, as in adaptive average pooling.
 *
 * <p>Output pixel {@code i} of {@code n} covers the source pixels from {@code floor(i * length / n)} to
 * {@code ceil((i + 1) * length / n)}, so neighbours may share a source pixel. MTCNN's reference implementation makes its
 * picture pyramid and its crops in this way, and its scores depend on it.
 *
 * <p>One pass over the region serves any number of sizes: it keeps, for each column, the sum of all samples above and to
 * the left. A rectangle's sum is then four look-ups, in whole numbers and therefore exact.
 */
public final class AreaAverage {

    /** The standardisation of all networks here: samples from 0 to 255 become -0.996 to 0.996. */
    static final float MEAN = 127.5f;

    static final float SCALE = 1 / 128f;

    private AreaAverage() {}

    /**
     * One size to average to, and where to put the result or a part of it.
     *
     * @param width of the whole result, in pixels
     * @param height of the whole result, in pixels
     * @param part the pixels of the result that are wanted
     * @param target receives {@code [3, part.height, part.width]} RGB, {@code (x - 127.5) / 128}, by absolute puts
     * @param offset the index in {@code target} of the first value
     */
    public record Output(int width, int height, Region part, FloatBuffer target, int offset) {

        /** The whole result. */
        public Output(int width, int height, FloatBuffer target, int offset) {
            this(width, height, new Region(0, 0, width, height), target, offset);
        }

        /** The number of values written. */
        public int length() {
            return 3 * part.width() * part.height();
        }

        /** The source pixels that the part touches, of a region of some size. */
        Region covers(int sourceWidth, int sourceHeight) {
            return new Region(
                    Spans.begin(part.left(), sourceWidth, width),
                    Spans.begin(part.top(), sourceHeight, height),
                    Spans.end(part.right() - 1, sourceWidth, width),
                    Spans.end(part.bottom() - 1, sourceHeight, height));
        }
    }

    /** Averages the region to every size asked for, in one pass over what is needed of it. */
    public static void write(Picture picture, Region region, List<Output> outputs) {
        Region needed = outputs.stream()
                .map(output -> output.covers(region.width(), region.height()))
                .reduce(Region::union)
                .orElseThrow();
        AveragedOutput[] pending = new AveragedOutput[outputs.size()];
        for (int i = 0; i < pending.length; i++) {
            pending[i] = new AveragedOutput(outputs.get(i), region.width(), region.height(), needed);
        }
        int[] sums = new int[3 * (needed.width() + 1)];
        for (int y = 0; y < needed.height(); y++) {
            for (AveragedOutput output : pending) {
                output.reached(y, sums);
            }
            int row = region.top() + needed.top() + y;
            addRow(picture.rgb(), 3 * (row * picture.width() + region.left() + needed.left()), sums);
        }
        for (AveragedOutput output : pending) {
            output.reached(needed.height(), sums);
        }
    }

    private static void addRow(byte[] rgb, int first, int[] sums) {
        int from = first;
        int red = 0;
        int green = 0;
        int blue = 0;
        for (int i = 3; i < sums.length; i += 3) {
            red += rgb[from] & 0xff;
            green += rgb[from + 1] & 0xff;
            blue += rgb[from + 2] & 0xff;
            from += 3;
            sums[i] += red;
            sums[i + 1] += green;
            sums[i + 2] += blue;
        }
    }
}
