package dev.passerby.ingest.supervise;

import java.time.Duration;

/**
 * The times of one connection's pictures: the wall clock when the connection began, carried on by the clock that never
 * jumps, so that a picture never seems older than the one before it. Where the wall clock is set forward, as on a machine
 * that learns the time after it has started, the pictures' times follow; where it is set back they stay ahead of it until
 * the next connection. One thread.
 */
final class EventClock {

    /** What the wall clock may be ahead: reading two clocks is not one moment. */
    private static final Duration TOLERANCE = Duration.ofMillis(200);

    private final Time time;
    private long wallMillis;
    private long atNanos;

    EventClock(Time time) {
        this.time = time;
        this.wallMillis = time.now().toEpochMilli();
        this.atNanos = time.nanos();
    }

    /** The time of a picture that is there now, milliseconds since 1970; never less than the last. */
    long millis() {
        long nanos = time.nanos();
        long wall = time.now().toEpochMilli();
        long carriedOn = wallMillis + (nanos - atNanos) / 1_000_000;
        if (wall - carriedOn <= TOLERANCE.toMillis()) {
            return carriedOn;
        }
        wallMillis = wall;
        atNanos = nanos;
        return wall;
    }
}
