package dev.passerby.vision.matching;

import dev.passerby.wire.gallery.Template;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * The few directions that a gallery's templates lie along, as far as they do: FaceNet's embeddings have 512 numbers and fill
 * about 50 directions, whoever's they are. Compared along these alone, an eighth has to be read, and a {@link Projection} says
 * how far off the answer is at most.
 *
 * <p>They are the eigenvectors of the points' second moments that belong to the largest eigenvalues, by subspace iteration (Golub
 * and Van Loan 2013, "Matrix Computations", section 8.2). Nothing depends on how well these are found but how much is left out.
 */
final class PrincipalDirections {

    /** How many: a multiple of four, and some more than FaceNet's embeddings fill. */
    static final int COUNT = 64;

    private static final int DIMENSIONS = Template.DIMENSIONS;

    /** The share of the points' squared lengths that may be left out: more, and the margins rule out too few. */
    private static final double MOST_LEFT_OUT = 0.02;

    private static final int ITERATIONS = 8;
    private static final long SEED = 1;

    /** Keeps all directions apart where the points lie along fewer, as a share of the mean eigenvalue. */
    private static final double RIDGE = 1e-3;

    /**
     * What float32 arithmetic may add to a dot product, as a share of both lengths: a coordinate is off by 512 roundings of 2^-24
     * at most (Higham 2002, section 3.1), 64 of them by 2.5e-4 together. Both points are, and once more each one's length.
     */
    private static final double ROUNDING = 2e-3;

    /** {@code [512, 64]}; orthonormal across the 64. */
    private final float[][] byDimension;

    private PrincipalDirections(double[][] directions) {
        byDimension = new float[DIMENSIONS][COUNT];
        for (int i = 0; i < DIMENSIONS; i++) {
            for (int k = 0; k < COUNT; k++) {
                byDimension[i][k] = (float) directions[k][i];
            }
        }
    }

    /**
     * The directions of these points, if they lie along so few.
     *
     * @param points {@code [512]} each, of length 1; about a thousand that stand for the rest
     */
    static Optional<PrincipalDirections> of(List<float[]> points) {
        double[][] moments = moments(points);
        double[][] directions = random();
        for (int i = 0; i < ITERATIONS; i++) {
            directions = orthonormal(product(directions, moments));
        }
        PrincipalDirections found = new PrincipalDirections(directions);
        double leftOut = points.stream()
                .mapToDouble(point -> Math.pow(found.project(point).rest(), 2))
                .average()
                .orElse(1);
        return leftOut <= MOST_LEFT_OUT ? Optional.of(found) : Optional.empty();
    }

    /** A point along these directions; of one that is not finite, nothing is known. */
    Projection project(float[] point) {
        float[] coordinates = new float[COUNT];
        double squares = 0;
        for (int i = 0; i < DIMENSIONS; i++) {
            addScaled(point[i], byDimension[i], coordinates);
            squares += (double) point[i] * point[i];
        }
        double along = 0;
        for (float coordinate : coordinates) {
            along += (double) coordinate * coordinate;
        }
        return new Projection(coordinates, (float) Math.sqrt(Math.max(0, squares - along) + ROUNDING * squares));
    }

    private static void addScaled(float factor, float[] values, float[] sums) {
        for (int k = 0; k < sums.length; k++) {
            sums[k] += factor * values[k];
        }
    }

    /** The mean of the points' products with themselves, {@code [512, 512]}. */
    private static double[][] moments(List<float[]> points) {
        double[][] moments = new double[DIMENSIONS][DIMENSIONS];
        for (float[] point : points) {
            double[] values = new double[DIMENSIONS];
            for (int i = 0; i < DIMENSIONS; i++) {
                values[i] = point[i];
            }
            for (int i = 0; i < DIMENSIONS; i++) {
                addScaled(values[i] / points.size(), values, moments[i]);
            }
        }
        double trace = 0;
        for (int i = 0; i < DIMENSIONS; i++) {
            trace += moments[i][i];
        }
        for (int i = 0; i < DIMENSIONS; i++) {
            moments[i][i] += RIDGE * trace / DIMENSIONS;
        }
        return moments;
    }

    private static double[][] random() {
        Random random = new Random(SEED);
        double[][] directions = new double[COUNT][DIMENSIONS];
        for (double[] direction : directions) {
            for (int i = 0; i < DIMENSIONS; i++) {
                direction[i] = random.nextGaussian();
            }
        }
        return directions;
    }

    private static double[][] product(double[][] rows, double[][] symmetric) {
        double[][] product = new double[rows.length][DIMENSIONS];
        for (int k = 0; k < rows.length; k++) {
            for (int i = 0; i < DIMENSIONS; i++) {
                addScaled(rows[k][i], symmetric[i], product[k]);
            }
        }
        return product;
    }

    private static void addScaled(double factor, double[] values, double[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += factor * values[i];
        }
    }

    /** Each row made orthogonal to those before it (Gram and Schmidt), twice: the first time leaves a rounding behind. */
    private static double[][] orthonormal(double[][] rows) {
        for (int k = 0; k < rows.length; k++) {
            for (int pass = 0; pass < 2; pass++) {
                for (int before = 0; before < k; before++) {
                    addScaled(-dot(rows[before], rows[k]), rows[before], rows[k]);
                }
            }
            double length = Math.sqrt(dot(rows[k], rows[k]));
            for (int i = 0; i < DIMENSIONS; i++) {
                rows[k][i] /= length;
            }
        }
        return rows;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
