package dev.passerby.vision.matching;

/**
 * A point by its coordinates along some directions, with what they leave out. The dot product of two points is that of their
 * coordinates, give or take the product of their rests (Cauchy and Schwarz).
 *
 * @param coordinates {@code [directions]}
 * @param rest the length of what lies across all the directions, at most
 */
record Projection(float[] coordinates, float rest) {

    /** A point along all its own dimensions, which leave nothing out. */
    static Projection whole(float[] point) {
        return new Projection(point, 0);
    }

    /** Without the numbers: they are a face, and logs are read by people. */
    @Override
    public String toString() {
        return "Projection[" + coordinates.length + "]";
    }
}
