package dev.passerby.console.access;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** So many attempts at once, and so many a second from then on, for each caller (a token bucket). Any thread. */
public final class RateLimit {

    private static final int MOST_CALLERS = 10_000;
    private static final double NANOS = 1e9;

    private final double atOnce;
    private final double perSecond;
    private final LongSupplier nanoTime;
    private final Map<String, Bucket> callers = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_CALLERS;
        }
    };

    private record Bucket(double tokens, long atNanos) {}

    public RateLimit(double atOnce, double perSecond, LongSupplier nanoTime) {
        this.atOnce = atOnce;
        this.perSecond = perSecond;
        this.nanoTime = nanoTime;
    }

    /** Whether this caller may go on now; it counts as an attempt if so. */
    public synchronized boolean admits(String caller) {
        long now = nanoTime.getAsLong();
        Bucket before = callers.getOrDefault(caller, new Bucket(atOnce, now));
        double tokens = Math.min(atOnce, before.tokens() + (now - before.atNanos()) / NANOS * perSecond);
        boolean admitted = tokens >= 1;
        callers.put(caller, new Bucket(admitted ? tokens - 1 : tokens, now));
        return admitted;
    }

    /** Seconds until one more would be admitted, at least 1. */
    public long retryAfterSeconds() {
        return Math.max(1, (long) Math.ceil(1 / perSecond));
    }
}
