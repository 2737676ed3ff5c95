package dev.passerby.vision.matching;

import java.util.List;
import java.util.stream.LongStream;

/** Points as FaceNet's embeddings are: of their 512 numbers, few say anything. */
final class FewDirections {

    private static final int FILLED = 50;

    /** What the other directions have of a point's length: more than of FaceNet's, whose is 0.001. */
    private static final float LEFT_OUT = 0.01f;

    private FewDirections() {}

    /** Made-up people. */
    static List<float[]> points(int count) {
        return LongStream.range(0, count)
                .mapToObj(person -> flat(Sphere.person(person)))
                .toList();
    }

    /** What is left of a point when pressed nearly flat, along directions that are no axis. */
    static float[] flat(float[] point) {
        int half = point.length / 2;
        double[] flat = new double[point.length];
        for (int i = 0; i < half; i++) {
            double along = i < FILLED ? point[i] : LEFT_OUT * point[i];
            double across = LEFT_OUT * point[half + i];
            flat[i] = along + across;
            flat[half + i] = along - across;
        }
        return Sphere.unit(flat);
    }
}
