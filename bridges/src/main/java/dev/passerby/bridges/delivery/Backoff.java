package dev.passerby.bridges.delivery;

import java.time.Duration;

/**
 * How long to wait after so many failures in a row: twice as long each time, up to a limit, and a random part of it less so
 * that those who failed together do not come back together.
 *
 * @param first after the first failure
 * @param most at most
 */
public record Backoff(Duration first, Duration most) {

    /**
     * The wait before the next try.
     *
     * @param failures in a row, at least 1
     * @param chance from 0 to 1, where 1 gives the whole wait and 0 half of it
     */
    public Duration after(int failures, double chance) {
        long whole = first.toMillis();
        for (int failure = 1; failure < failures && whole < most.toMillis(); failure++) {
            whole *= 2;
        }
        whole = Math.min(whole, most.toMillis());
        return Duration.ofMillis(Math.round(whole * (0.5 + chance / 2)));
    }
}
