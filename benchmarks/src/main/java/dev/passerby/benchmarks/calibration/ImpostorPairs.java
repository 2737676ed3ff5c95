package dev.passerby.benchmarks.calibration;

import dev.passerby.vision.matching.ImpostorReference;
import java.util.Arrays;
import java.util.Random;

/**
 * The similarities of pairs of two people, most similar first, with who they are: people are what is drawn at random, and one
 * person's many pairs are no independent evidence.
 */
public final class ImpostorPairs {

    private final float[] similarities;
    private final int[] first;
    private final int[] second;
    private final int enrolled;
    private final int strangers;

    private ImpostorPairs(float[] similarities, int[] first, int[] second, int enrolled, int strangers) {
        this.similarities = similarities;
        this.first = first;
        this.second = second;
        this.enrolled = enrolled;
        this.strangers = strangers;
    }

    /** Collects pairs. */
    static final class Builder {

        private float[] distances = new float[64];
        private int[] first = new int[64];
        private int[] second = new int[64];
        private int size;

        /** Adds a pair of two people, each a number from 0: the enrolled first, the strangers after them. */
        Builder add(int one, int other, double distance) {
            if (size == distances.length) {
                distances = Arrays.copyOf(distances, 2 * size);
                first = Arrays.copyOf(first, 2 * size);
                second = Arrays.copyOf(second, 2 * size);
            }
            distances[size] = (float) distance;
            first[size] = one;
            second[size] = other;
            size++;
            return this;
        }

        /** The pairs among so many people. */
        ImpostorPairs build(int enrolled, int strangers) {
            // Sorted by distance, and of equal distances as they came: bits of the distance above those of the place.
            long[] keys = new long[size];
            for (int i = 0; i < size; i++) {
                keys[i] = ((long) Float.floatToIntBits(distances[i]) << 32) | i;
            }
            Arrays.sort(keys);
            float[] similarities = new float[size];
            int[] ones = new int[size];
            int[] others = new int[size];
            for (int i = 0; i < size; i++) {
                int place = (int) keys[i];
                similarities[i] = (float) ImpostorReference.similarity(distances[place]);
                ones[i] = first[place];
                others[i] = second[place];
            }
            return new ImpostorPairs(similarities, ones, others, enrolled, strangers);
        }
    }

    int size() {
        return similarities.length;
    }

    /** Everybody, once. */
    int[] everybody() {
        int[] weights = new int[enrolled + strangers];
        Arrays.fill(weights, 1);
        return weights;
    }

    /** As many enrolled people and as many strangers as there are, drawn with replacement: how often each was drawn. */
    int[] drawn(Random random) {
        int[] weights = new int[enrolled + strangers];
        for (int i = 0; i < enrolled; i++) {
            weights[random.nextInt(enrolled)]++;
        }
        for (int i = 0; i < strangers; i++) {
            weights[enrolled + random.nextInt(strangers)]++;
        }
        return weights;
    }

    /** The distances, least first. */
    float[] distances() {
        float[] distances = new float[similarities.length];
        for (int i = 0; i < distances.length; i++) {
            distances[i] = (float) ImpostorReference.distance(similarities[i]);
        }
        return distances;
    }

    /** How many different couples of people there are among them. */
    long couples() {
        long[] couples = new long[similarities.length];
        for (int i = 0; i < couples.length; i++) {
            couples[i] = ((long) Math.min(first[i], second[i]) << 32) | Math.max(first[i], second[i]);
        }
        return Arrays.stream(couples).distinct().count();
    }

    /**
     * The mean of the similarities and so many of their standard deviations.
     *
     * @param weights how often each person was drawn
     * @return NaN where the people drawn make fewer than two pairs
     */
    double meanAndDeviations(double deviations, int[] weights) {
        double total = 0;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < similarities.length; i++) {
            double weight = (double) weights[first[i]] * weights[second[i]];
            total += weight;
            sum += weight * similarities[i];
            squares += weight * similarities[i] * similarities[i];
        }
        if (total < 2) {
            return Double.NaN;
        }
        double mean = sum / total;
        return mean + deviations * Math.sqrt(Math.max(0, squares / total - mean * mean));
    }

    /**
     * The similarity that this share of the pairs exceeds.
     *
     * @param weights how often each person was drawn
     * @return NaN where the people drawn make no pair
     */
    double exceededBy(double share, int[] weights) {
        double total = 0;
        for (int i = 0; i < similarities.length; i++) {
            total += (double) weights[first[i]] * weights[second[i]];
        }
        double passed = 0;
        for (int i = 0; i < similarities.length; i++) {
            passed += (double) weights[first[i]] * weights[second[i]];
            if (passed > share * total) {
                return similarities[i];
            }
        }
        return Double.NaN;
    }
}
