package dev.passerby.vision.matching;

import dev.passerby.wire.gallery.Template;

/** Geometry of the embedding space: FaceNet's points lie on the unit sphere and are compared by Euclidean distance. */
public final class Embeddings {

    /** How far from 1 a length may be before the numbers are no embedding; float32 rounding stays below 1e-6. */
    private static final double LENGTH_TOLERANCE = 1e-2;

    private Embeddings() {}

    /**
     * The Euclidean distance of two embeddings of length 1, from 0 (equal) to 2 (opposite).
     *
     * @throws IllegalArgumentException if they differ in their number of dimensions
     */
    public static double distance(float[] a, float[] b) {
        if (a.length != b.length) {
            throw new IllegalArgumentException("two embeddings of one network have the same number of dimensions, got "
                    + a.length + " and " + b.length);
        }
        return distance(dot(a, b));
    }

    /** The distance of two templates of one network and crop, compensated for their {@link Spread}; from 0 to 2. */
    public static double distance(Template a, Template b) {
        return Spread.compensated(
                distance(a.embedding(), b.embedding()), Spread.allowance(a.spread()) + Spread.allowance(b.spread()));
    }

    /** Whether these numbers can be an embedding: all finite, length 1. */
    public static boolean isUnit(float[] embedding) {
        return Math.abs(Math.sqrt(dot(embedding, embedding)) - 1) < LENGTH_TOLERANCE;
    }

    /** {@code sqrt(2 - 2 cos)}, which is the distance on the unit sphere. */
    static double distance(double cosine) {
        return Math.sqrt(Math.max(0, 2 - 2 * cosine));
    }

    /** The dot product of two points of as many dimensions, in four sums at once; of two embeddings it is their cosine. */
    public static double dot(float[] a, float[] b) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        int i = 0;
        for (; i + 3 < a.length; i += 4) {
            s0 += a[i] * b[i];
            s1 += a[i + 1] * b[i + 1];
            s2 += a[i + 2] * b[i + 2];
            s3 += a[i + 3] * b[i + 3];
        }
        for (; i < a.length; i++) {
            s0 += a[i] * b[i];
        }
        return (double) s0 + s1 + s2 + s3;
    }
}
