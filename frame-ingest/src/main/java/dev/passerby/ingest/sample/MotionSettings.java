package dev.passerby.ingest.sample;

import java.time.Duration;

/**
 * When a picture is worth sending.
 *
 * @param everyPicture whether every wanted picture is, moved or not
 * @param leastChange by how many levels of 255 a cell's light must differ to count as changed, once the picture's own noise and
 *     a change of all its light are taken out
 * @param keepAlive after how long without one the next picture goes on though nothing moved
 * @param rest how long pictures go on after a movement: those of somebody who has just stopped are the sharpest
 */
public record MotionSettings(boolean everyPicture, double leastChange, Duration keepAlive, Duration rest) {

    /** What lost no face, track or name on the clips that it was measured on: decision 0031. */
    public static final MotionSettings STANDARD =
            new MotionSettings(false, 3, Duration.ofMillis(500), Duration.ofSeconds(1));

    /** Every wanted picture goes on. */
    public static final MotionSettings EVERY_PICTURE = STANDARD.withEveryPicture(true);

    public MotionSettings {
        if (!(leastChange > 0)) {
            throw new IllegalArgumentException("the least change must be above 0 levels, got " + leastChange);
        }
        if (keepAlive.isNegative() || keepAlive.isZero()) {
            throw new IllegalArgumentException("the keep-alive must be above zero, got " + keepAlive);
        }
    }

    /** How far apart pictures that go on are at most, of a camera whose wanted rate this is. */
    public Duration mostBetween(double fps) {
        Duration period = Duration.ofNanos(Math.round(1e9 / fps));
        return everyPicture ? period : keepAlive.plus(period);
    }

    public MotionSettings withEveryPicture(boolean value) {
        return new MotionSettings(value, leastChange, keepAlive, rest);
    }

    public MotionSettings withKeepAlive(Duration value) {
        return new MotionSettings(everyPicture, leastChange, value, rest);
    }
}
