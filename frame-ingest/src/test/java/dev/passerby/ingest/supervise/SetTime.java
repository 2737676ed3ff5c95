package dev.passerby.ingest.supervise;

import dev.passerby.ingest.camera.StopSignal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A clock that stands still but for the pauses, which it writes down and which pass at once. */
final class SetTime implements Time {

    final List<Duration> pauses = new ArrayList<>();
    private final int mostPauses;
    private long nanos = 5_000_000_000L;
    private Duration wallClockAhead = Duration.ZERO;

    /** Stops whoever pauses more often. */
    SetTime(int mostPauses) {
        this.mostPauses = mostPauses;
    }

    void advance(Duration duration) {
        nanos += duration.toNanos();
    }

    /** Sets the wall clock by so much; the other clock does not notice. */
    void setWallClock(Duration forward) {
        wallClockAhead = wallClockAhead.plus(forward);
    }

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public Instant now() {
        return Instant.ofEpochSecond(1_700_000_000L).plusNanos(nanos).plus(wallClockAhead);
    }

    @Override
    public boolean pause(Duration duration, StopSignal stop) {
        if (pauses.size() == mostPauses) {
            stop.stop();
        }
        if (stop.isStopped()) {
            return false;
        }
        pauses.add(duration);
        advance(duration);
        return true;
    }
}
