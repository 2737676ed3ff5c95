package dev.passerby.vision.picture;

/**
 * A rectangle of whole pixels, not empty.
 *
 * @param left first column inside
 * @param top first row inside
 * @param right first column to the right of it
 * @param bottom first row below it
 */
public record Region(int left, int top, int right, int bottom) {

    public Region {
        if (right <= left || bottom <= top) {
            throw new IllegalArgumentException(
                    "a region needs a pixel, got " + left + ".." + right + " x " + top + ".." + bottom);
        }
    }

    public int width() {
        return right - left;
    }

    public int height() {
        return bottom - top;
    }

    public boolean contains(Region other) {
        return left <= other.left && top <= other.top && right >= other.right && bottom >= other.bottom;
    }

    /** The smallest region that contains both. */
    public Region union(Region other) {
        return new Region(
                Math.min(left, other.left),
                Math.min(top, other.top),
                Math.max(right, other.right),
                Math.max(bottom, other.bottom));
    }

    /** Whether the two have a pixel in common. */
    public boolean overlaps(Region other) {
        return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }

    /**
     * The nearest region inside another: what lies beyond is cut off, and one that lies wholly outside is a pixel at the edge.
     */
    public Region within(Region bounds) {
        int newLeft = Math.max(bounds.left, Math.min(left, bounds.right - 1));
        int newTop = Math.max(bounds.top, Math.min(top, bounds.bottom - 1));
        return new Region(
                newLeft,
                newTop,
                Math.max(newLeft + 1, Math.min(right, bounds.right)),
                Math.max(newTop + 1, Math.min(bottom, bounds.bottom)));
    }
}
