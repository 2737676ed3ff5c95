package dev.passerby.pipeline.gallery;

import java.time.Duration;

/**
 * Whether the place of the keys is out of reach. A store that cannot be asked says so after half a minute of attempts, and
 * cameras wait meanwhile; so after some such failures in a row nobody is asked for, for a while. What fails at once is asked
 * for each time: it costs nothing, and one bad file of a folder says nothing of the others.
 */
final class Outage {

    private static final int FAILURES = 3;
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final Duration slow;
    private int inARow;
    private long endsNanos;

    /** @param slow how long a failure takes at least to count */
    Outage(Duration slow) {
        this.slow = slow;
    }

    static Outage ofSlowStores() {
        return new Outage(Duration.ofSeconds(1));
    }

    synchronized boolean lasts() {
        return inARow >= FAILURES && System.nanoTime() - endsNanos < 0;
    }

    synchronized void answered() {
        inARow = 0;
    }

    synchronized void failed(Duration after) {
        if (after.compareTo(slow) >= 0) {
            inARow++;
            endsNanos = System.nanoTime() + PAUSE.toNanos();
        }
    }
}
