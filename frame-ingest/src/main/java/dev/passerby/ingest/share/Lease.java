package dev.passerby.ingest.share;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The time for which a worker may speak for its cameras without asking anew whether they are still its own. It runs out
 * when the worker's process was suspended, so that one that wakes up says nothing before it knows. Any thread.
 */
public final class Lease {

    private final long term;
    private final LongSupplier nanoTime;
    private volatile long renewedAt;

    /**
     * A lease that begins now.
     *
     * @param nanoTime a clock that goes on while the process is suspended
     */
    public Lease(Duration term, LongSupplier nanoTime) {
        this.term = term.toNanos();
        this.nanoTime = nanoTime;
        this.renewedAt = nanoTime.getAsLong();
    }

    public boolean holds() {
        return nanoTime.getAsLong() - renewedAt < term;
    }

    public void renew() {
        renewedAt = nanoTime.getAsLong();
    }
}
