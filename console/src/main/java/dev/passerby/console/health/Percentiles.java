package dev.passerby.console.health;

import java.util.Arrays;

/**
 * How long something takes, in milliseconds.
 *
 * @param p50 half of them are no longer
 * @param p95 of twenty, nineteen are no longer
 * @param p99 of a hundred, ninety-nine are no longer
 */
public record Percentiles(double p50, double p95, double p99) {

    /** Of these values, in any order; at least one. */
    static Percentiles of(double[] millis) {
        double[] sorted = millis.clone();
        Arrays.sort(sorted);
        return new Percentiles(at(sorted, 0.50), at(sorted, 0.95), at(sorted, 0.99));
    }

    private static double at(double[] sorted, double share) {
        int index = (int) Math.ceil(share * sorted.length) - 1;
        return Math.round(sorted[Math.max(0, index)] * 100) / 100.0;
    }
}
