package dev.passerby.vision.matching;

import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/** Made-up embeddings: points on the unit sphere at distances a test chooses. Two people are about 1.41 apart. */
public final class Sphere {

    public static final int DIMENSIONS = 512;

    private static final Map<Long, float[]> PEOPLE = new ConcurrentHashMap<>();

    private Sphere() {}

    /** A person's point; the same seed is the same person. */
    public static float[] person(long seed) {
        return PEOPLE.computeIfAbsent(seed, Sphere::drawn).clone();
    }

    private static float[] drawn(long seed) {
        Random random = new Random(seed);
        double[] point = new double[DIMENSIONS];
        for (int i = 0; i < DIMENSIONS; i++) {
            point[i] = random.nextGaussian();
        }
        return unit(point);
    }

    /** A point in the first three dimensions, for distances worked out by hand. */
    public static float[] axes(double x, double y, double z) {
        float[] point = new float[DIMENSIONS];
        point[0] = (float) x;
        point[1] = (float) y;
        point[2] = (float) z;
        return point;
    }

    /** A point at exactly this Euclidean distance, in a direction the seed chooses. */
    public static float[] at(double distance, float[] from, long seed) {
        return toward(distance, from, person(seed * 7_919 + 13));
    }

    /** A point at this distance from one point, on the way to another. */
    public static float[] toward(double distance, float[] from, float[] to) {
        double cosine = 1 - distance * distance / 2;
        double dot = 0;
        for (int i = 0; i < from.length; i++) {
            dot += from[i] * to[i];
        }
        double[] side = new double[from.length];
        double length = 0;
        for (int i = 0; i < from.length; i++) {
            side[i] = to[i] - dot * from[i];
            length += side[i] * side[i];
        }
        double sine = Math.sqrt(Math.max(0, 1 - cosine * cosine)) / Math.sqrt(length);
        double[] point = new double[from.length];
        for (int i = 0; i < from.length; i++) {
            point[i] = cosine * from[i] + sine * side[i];
        }
        return unit(point);
    }

    /** The point of length 1 in the same direction. */
    static float[] unit(double[] point) {
        double length = 0;
        for (double coordinate : point) {
            length += coordinate * coordinate;
        }
        float[] unit = new float[point.length];
        for (int i = 0; i < point.length; i++) {
            unit[i] = (float) (point[i] / Math.sqrt(length));
        }
        return unit;
    }
}
