package dev.passerby.vision.embedding;

/**
 * A face as a point on the unit sphere of 512 dimensions: the same person is near, another is far.
 *
 * @param values {@code [512]}, L2-normalised; never changed after construction
 */
public record Embedding(float[] values) {

    /** How many numbers an embedding has. */
    public static final int DIMENSIONS = 512;

    /** How far from 1 the length may be: float32 rounding, and no more. */
    private static final double LENGTH_TOLERANCE = 1e-3;

    public Embedding {
        if (values.length != DIMENSIONS) {
            throw new IllegalArgumentException(
                    "an embedding must have " + DIMENSIONS + " numbers, got " + values.length);
        }
        double length = Math.sqrt(dot(values, values));
        if (!(Math.abs(length - 1) <= LENGTH_TOLERANCE)) {
            throw new IllegalArgumentException("an embedding must have length 1, got " + length);
        }
    }

    /** The Euclidean distance, from 0 to 2: what thresholds are about. */
    public double distanceTo(Embedding other) {
        double sum = 0;
        for (int i = 0; i < DIMENSIONS; i++) {
            double difference = values[i] - other.values[i];
            sum += difference * difference;
        }
        return Math.sqrt(sum);
    }

    /** The cosine of the angle, from -1 to 1. */
    public double cosine(Embedding other) {
        return dot(values, other.values);
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }

    /** No numbers: an embedding is as personal as a picture. */
    @Override
    public String toString() {
        return "Embedding[" + DIMENSIONS + "]";
    }
}
