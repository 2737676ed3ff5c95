package dev.passerby.benchmarks.speed;

import dev.passerby.wire.gallery.Template;
import java.util.Random;

/**
 * Made-up embeddings: points of the unit sphere drawn along some directions of it. FaceNet's fill {@value #FACES} of 512: of
 * LFW's photos the rest have a thousandth of the length, and the mean squares along these directions fall evenly to a sixth.
 *
 * <p>Not thread-safe.
 */
final class DrawnPoints {

    /** How many directions FaceNet's embeddings fill. */
    static final int FACES = 49;

    /** All there are: points that have nothing in common. */
    static final int ALL = Template.DIMENSIONS;

    private static final double LEAST_MEAN_SQUARE = 1 / 6.0;

    private final Random random;

    /** {@code [directions, 512]}, each as long as points lie far along it. */
    private final float[][] directions;

    DrawnPoints(int directions, long seed) {
        this.random = new Random(seed);
        this.directions = new float[directions][];
        for (int k = 0; k < directions; k++) {
            double meanSquare = 1 - (1 - LEAST_MEAN_SQUARE) * k / directions;
            this.directions[k] = unit(drawn(Template.DIMENSIONS), Math.sqrt(meanSquare));
        }
    }

    /** The next point, {@code [512]}. */
    float[] next() {
        float[] point = new float[Template.DIMENSIONS];
        for (float[] direction : directions) {
            addScaled((float) random.nextGaussian(), direction, point);
        }
        return unit(point, 1);
    }

    private float[] drawn(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private static void addScaled(float factor, float[] values, float[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += factor * values[i];
        }
    }

    private static float[] unit(float[] point, double length) {
        double squares = 0;
        for (float value : point) {
            squares += (double) value * value;
        }
        for (int i = 0; i < point.length; i++) {
            point[i] *= (float) (length / Math.sqrt(squares));
        }
        return point;
    }
}
