package dev.passerby.benchmarks.speed.device;

import java.util.function.IntPredicate;

/** The search for the largest number that holds, where every smaller one holds too: doubled, then halved in between. */
final class LargestSustained {

    /** So near to the number that fails, as a share of it, the search ends: each step takes seconds. */
    private static final double NEAR = 0.03;

    private LargestSustained() {}

    /** A number up to {@code most} that holds, the largest or one near to it; 0 if not even 1 does. */
    static int of(int most, IntPredicate holds) {
        int held = 0;
        int fails = 1;
        while (holds.test(fails)) {
            if (fails == most) {
                return most;
            }
            held = fails;
            fails = Math.min(most, 2 * fails);
        }
        while (fails - held > Math.max(1, NEAR * fails)) {
            int middle = held + (fails - held) / 2;
            if (holds.test(middle)) {
                held = middle;
            } else {
                fails = middle;
            }
        }
        return held;
    }
}
