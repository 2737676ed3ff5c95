package dev.passerby.simulator.fault;

/**
 * When a step of a script is on, in nanoseconds from the script's start.
 *
 * @param firstNanos its first beginning
 * @param periodNanos from one beginning to the next; 0 for a single one
 * @param lastsNanos how long it is on each time; 0 for a moment, {@link #FOREVER} for no end
 */
record Timing(long firstNanos, long periodNanos, long lastsNanos) {

    static final long FOREVER = Long.MAX_VALUE;

    static Timing once(long atNanos, long lastsNanos) {
        return new Timing(atNanos, 0, lastsNanos);
    }

    static Timing from(long nanos) {
        return new Timing(nanos, 0, FOREVER);
    }

    /** First when one period has passed. */
    static Timing every(long periodNanos, long lastsNanos) {
        return new Timing(periodNanos, periodNanos, lastsNanos);
    }

    Timing later(long nanos) {
        return new Timing(firstNanos + nanos, periodNanos, lastsNanos);
    }

    boolean isOnAt(long nanos) {
        long since = nanos - firstNanos;
        return since >= 0 && (periodNanos == 0 ? since : since % periodNanos) < lastsNanos;
    }

    /** How often it has begun by then, that instant included. */
    long beginningsBy(long nanos) {
        long since = nanos - firstNanos;
        if (since < 0) {
            return 0;
        }
        return periodNanos == 0 ? 1 : 1 + since / periodNanos;
    }
}
