package dev.passerby.vision.tracking;

import dev.passerby.vision.face.Box;
import dev.passerby.vision.face.Point;

/**
 * A face's speed across the picture, in pixels per millisecond.
 *
 * <p>Prediction lets it die away: people turn and stop, and a box that flies on for ever meets somebody else.
 */
record Velocity(double x, double y) {

    /** After this long without being seen a face is expected to have spent about two thirds of its motion. */
    private static final double DECAY_MILLIS = 600;
    /** What the newest step weighs against the steps before it. */
    private static final double NEWEST = 0.6;

    static Velocity of(Track track) {
        return new Velocity(track.velocityX(), track.velocityY());
    }

    Velocity after(Sighting before, Sighting now) {
        long elapsed = now.capturedAtMillis() - before.capturedAtMillis();
        if (elapsed <= 0) {
            return this;
        }
        Point from = before.face().box().centre();
        Point to = now.face().box().centre();
        double weight = before.frames() == 1 ? 1 : NEWEST;
        return new Velocity(
                (1 - weight) * x + weight * (to.x() - from.x()) / elapsed,
                (1 - weight) * y + weight * (to.y() - from.y()) / elapsed);
    }

    /** Where a box is expected after so long. */
    Box carry(Box box, long elapsedMillis) {
        double motion = DECAY_MILLIS * (1 - Math.exp(-Math.max(0, elapsedMillis) / DECAY_MILLIS));
        double dx = x * motion;
        double dy = y * motion;
        return new Box(box.left() + dx, box.top() + dy, box.right() + dx, box.bottom() + dy);
    }
}
