package dev.passerby.vision.face;

/** A position in a picture, in pixels from its left upper corner; not clipped to the picture. */
public record Point(double x, double y) {

    /** The Euclidean distance to another point, in pixels. */
    public double distanceTo(Point other) {
        return Math.hypot(x - other.x, y - other.y);
    }
}
