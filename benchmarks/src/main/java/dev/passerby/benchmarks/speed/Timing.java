package dev.passerby.benchmarks.speed;

import java.util.Arrays;

/**
 * How long a piece of work took, over many times.
 *
 * @param medianMillis half of the times are shorter
 * @param p90Millis nine in ten are
 * @param leastMillis the shortest
 * @param times how many were taken
 */
public record Timing(double medianMillis, double p90Millis, double leastMillis, int times) {

    static double median(double[] values) {
        return of(values).medianMillis();
    }

    /** What some times come to, in any order, at least one. */
    static Timing of(double[] millis) {
        double[] sorted = millis.clone();
        Arrays.sort(sorted);
        int count = sorted.length;
        double median = (sorted[(count - 1) / 2] + sorted[count / 2]) / 2;
        return new Timing(median, sorted[(int) Math.ceil(0.9 * count) - 1], sorted[0], count);
    }
}
