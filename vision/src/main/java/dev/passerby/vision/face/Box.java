package dev.passerby.vision.face;

/** A bounding box in pixels; a detector's box may reach beyond the picture. */
public record Box(double left, double top, double right, double bottom) {

    public double width() {
        return right - left;
    }

    public double height() {
        return bottom - top;
    }

    /** The covered area in square pixels; 0 for a box without inside. */
    public double area() {
        return Math.max(0, width()) * Math.max(0, height());
    }

    public Point centre() {
        return new Point((left + right) / 2, (top + bottom) / 2);
    }

    /** Intersection over union with another box, from 0 (apart) to 1 (equal). */
    public double iou(Box other) {
        double across = Math.min(right, other.right) - Math.max(left, other.left);
        double down = Math.min(bottom, other.bottom) - Math.max(top, other.top);
        if (across <= 0 || down <= 0) {
            return 0;
        }
        double shared = across * down;
        return shared / (area() + other.area() - shared);
    }
}
