package dev.passerby.ingest.supervise;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** The numbers of connections: wall-clock milliseconds, made strictly growing within the process. */
public final class Epochs {

    private final AtomicLong last = new AtomicLong();

    public long next(Instant now) {
        return last.updateAndGet(previous -> Math.max(previous + 1, now.toEpochMilli()));
    }
}
