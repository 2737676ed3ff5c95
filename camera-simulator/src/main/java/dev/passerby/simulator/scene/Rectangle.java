package dev.passerby.simulator.scene;

/** A place in a frame, in pixels from its upper left corner; may lie outside the frame in part or whole. */
public record Rectangle(double left, double top, double right, double bottom) {

    public Rectangle {
        if (!(right > left) || !(bottom > top)) {
            throw new IllegalArgumentException(
                    "a rectangle's right is beyond its left and its bottom below its top, got " + left + ", " + top
                            + ", " + right + ", " + bottom);
        }
    }

    /** The rectangle around a centre, of a height and with the sides' ratio of a photo: nothing in it is distorted. */
    public static Rectangle around(double centreX, double centreY, double height, Photo photo) {
        double width = height * photo.width() / photo.height();
        return new Rectangle(centreX - width / 2, centreY - height / 2, centreX + width / 2, centreY + height / 2);
    }

    public double width() {
        return right - left;
    }

    public double height() {
        return bottom - top;
    }

    /** The rectangle part of the way to another: 0 is this one, 1 the other. */
    public Rectangle towards(Rectangle other, double part) {
        return new Rectangle(
                left + (other.left - left) * part,
                top + (other.top - top) * part,
                right + (other.right - right) * part,
                bottom + (other.bottom - bottom) * part);
    }
}
