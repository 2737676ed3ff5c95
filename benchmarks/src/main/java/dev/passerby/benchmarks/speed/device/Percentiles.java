package dev.passerby.benchmarks.speed.device;

import java.util.Arrays;

/**
 * What most of some times stay below, in milliseconds; 0 of none.
 *
 * @param p50 half of them
 * @param p95 nineteen in twenty
 * @param p99 all but one in a hundred
 */
public record Percentiles(double p50, double p95, double p99) {

    static Percentiles of(double[] millis) {
        double[] sorted = millis.clone();
        Arrays.sort(sorted);
        return new Percentiles(at(sorted, 50), at(sorted, 95), at(sorted, 99));
    }

    private static double at(double[] sorted, int percent) {
        return sorted.length == 0 ? 0 : sorted[(percent * sorted.length + 99) / 100 - 1];
    }
}
