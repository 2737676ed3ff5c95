package dev.passerby.ingest.supervise;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The numbers of the connections made since one takeover, strictly growing: all are greater than those of an earlier
 * takeover, whatever the clocks of the two workers say. They fit into the 53 bits that JavaScript counts exactly.
 */
public final class Epochs {

    /** Connections for which one takeover has numbers; at one a second, eleven days of nothing but reconnecting. */
    private static final long PER_TAKEOVER = 1_000_000;

    private final AtomicLong last;

    /**
     * The numbers of one takeover.
     *
     * @param takeover greater than that of everybody who worked the camera before; about its time in seconds since 1970
     */
    public Epochs(long takeover) {
        this.last = new AtomicLong(takeover * PER_TAKEOVER);
    }

    public long next() {
        return last.incrementAndGet();
    }
}
