package dev.passerby.pipeline.checkpoint;

import java.time.Duration;
import java.util.Optional;

/**
 * A watch over checkpoints that puts their failures into words: from the second in a row on, at most once per period, and the end
 * of them. One alone is nothing: a task that is just restarted makes one. A job without checkpoints goes on, so somebody has to
 * be told that it would remember less and less.
 */
public final class CheckpointWatch {

    private static final long NEVER = Long.MIN_VALUE;
    private static final int WORTH_TELLING = 2;

    private final Duration period;
    private long lastCompleteMillis;
    private long toldMillis = NEVER;
    private int inARow;

    /**
     * @param nowMillis when the job began, or went on from a checkpoint
     * @param period how often the same trouble is told at most
     */
    public CheckpointWatch(long nowMillis, Duration period) {
        this.lastCompleteMillis = nowMillis;
        this.period = period;
    }

    /** A checkpoint that failed; a line if it is time to tell. */
    public Optional<String> failed(long nowMillis) {
        inARow++;
        if (inARow < WORTH_TELLING || (toldMillis != NEVER && nowMillis - toldMillis < period.toMillis())) {
            return Optional.empty();
        }
        toldMillis = nowMillis;
        return Optional.of("checkpoints fail, " + inARow + " in a row: the job goes on, but would go back "
                + (nowMillis - lastCompleteMillis) / 1000
                + " s if it were restarted now, and tells no exactly-once events meanwhile; the job manager's log says"
                + " why, and the usual cause is 'checkpoints.directory': is there space, and may it be written?");
    }

    /** A checkpoint that is complete; a line if that ends a trouble. */
    public Optional<String> complete(long nowMillis) {
        int failed = inARow;
        lastCompleteMillis = nowMillis;
        toldMillis = NEVER;
        inARow = 0;
        return failed < WORTH_TELLING
                ? Optional.empty()
                : Optional.of("checkpoints are complete again, after " + failed + " that failed");
    }

    /** How many failed since the last complete one. */
    public int inARow() {
        return inARow;
    }
}
