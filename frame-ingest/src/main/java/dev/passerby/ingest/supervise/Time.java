package dev.passerby.ingest.supervise;

import dev.passerby.ingest.camera.StopSignal;
import java.time.Duration;
import java.time.Instant;

/** The clocks and the waiting of a supervisor; a test sets them. */
public interface Time {

    /** A clock that never jumps, in nanoseconds from an arbitrary point. */
    long nanos();

    /** The wall clock. */
    Instant now();

    /** Waits so long; false when stopped meanwhile. */
    boolean pause(Duration duration, StopSignal stop);

    /** The machine's clocks. */
    static Time system() {
        return new Time() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public Instant now() {
                return Instant.ofEpochMilli(System.currentTimeMillis());
            }

            @Override
            public boolean pause(Duration duration, StopSignal stop) {
                return !stop.await(duration);
            }
        };
    }
}
