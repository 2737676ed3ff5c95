package dev.passerby.ingest.supervise;

import java.time.Duration;

/**
 * The refused passwords of the last minute. Two a minute are allowed: cameras lock accounts out after a few.
 *
 * @param latestNanos when the last one was refused
 * @param previousNanos when the one before was refused
 * @param count how many were refused so far; 2 means two or more
 */
public record PasswordAttempts(long latestNanos, long previousNanos, int count) {

    public static final PasswordAttempts NONE = new PasswordAttempts(0, 0, 0);

    private static final Duration WINDOW = Duration.ofMinutes(1);

    public PasswordAttempts refusedAt(long nanos) {
        return new PasswordAttempts(nanos, latestNanos, Math.min(2, count + 1));
    }

    /** How long to wait before another attempt. */
    public Duration waitAt(long nowNanos) {
        if (count < 2) {
            return Duration.ZERO;
        }
        long waitNanos = WINDOW.toNanos() - (nowNanos - previousNanos);
        return waitNanos > 0 ? Duration.ofNanos(waitNanos) : Duration.ZERO;
    }
}
