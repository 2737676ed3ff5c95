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
}
