package dev.passerby.ingest.supervise;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * The wait before another try: it doubles from the least to the most, and is shortened by up to a half at random, so that
 * cameras that failed together do not come back together.
 *
 * @param least the first wait
 * @param most the longest wait
 * @param failures failures in a row so far
 */
public record BackOff(Duration least, Duration most, int failures) {

    public static final BackOff STANDARD = new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(30), 0);

    public BackOff {
        if (least.isNegative() || least.isZero() || most.compareTo(least) < 0) {
            throw new IllegalArgumentException(
                    "back-off must grow from above zero to no less, got " + least + " to " + most);
        }
    }

    public BackOff afterFailure() {
        return new BackOff(least, most, failures + 1);
    }

    /** As after so many failures that the wait grows no more. */
    public BackOff atLongest() {
        return new BackOff(least, most, Math.max(failures, 20) + 1);
    }

    public BackOff afterSuccess() {
        return new BackOff(least, most, 0);
    }

    /** The wait after so many failures; none before the first. */
    public Duration wait(RandomGenerator random) {
        if (failures == 0) {
            return Duration.ZERO;
        }
        // The shift stops where any sensible longest wait has been passed.
        double full = Math.min((double) most.toNanos(), (double) least.toNanos() * (1L << Math.min(failures - 1, 20)));
        double jittered = full * (1 - random.nextDouble() / 2);
        return Duration.ofNanos(Math.max(least.toNanos() / 2, Math.round(jittered)));
    }
}
