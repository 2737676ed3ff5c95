package dev.passerby.pipeline.frames;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Losses put together into one line per camera, outcome and period, so that a log stays readable while frames are lost. The
 * first loss is told at once, the following ones with the first after the period.
 */
public final class LossLog {

    private final Clock clock;
    private final Duration period;
    private final Map<String, Untold> untold = new HashMap<>();

    private record Untold(long lastToldMillis, long frames) {}

    public LossLog(Clock clock, Duration period) {
        this.clock = clock;
        this.period = period;
    }

    /** Counts a lost frame; a line if it is time to tell. */
    public Optional<String> lost(String camera, FrameOutcome outcome, String cause) {
        long now = clock.millis();
        String key = camera + "/" + outcome.text();
        Untold before = untold.get(key);
        long frames = before == null ? 1 : before.frames() + 1;
        if (before != null && now - before.lastToldMillis() < period.toMillis()) {
            untold.put(key, new Untold(before.lastToldMillis(), frames));
            return Optional.empty();
        }
        untold.put(key, new Untold(now, 0));
        return Optional.of("camera " + camera + ": " + frames + (frames == 1 ? " frame " : " frames ") + outcome.text()
                + ", the last because " + cause);
    }
}
