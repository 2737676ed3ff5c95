package dev.passerby.vision.detection;

import dev.passerby.vision.face.Box;
import dev.passerby.vision.picture.Region;
import java.util.Optional;

/** A box on its way through the cascade, in pixels of the picture and in float32 as the reference computes. */
record CandidateBox(float left, float top, float right, float bottom) {

    float width() {
        return right - left;
    }

    float height() {
        return bottom - top;
    }

    /**
     * The box with its edges moved by the regression's fractions of its size.
     *
     * @param extra what to add to width and height: the first network was trained without, the others with 1
     */
    CandidateBox moved(Regression by, float extra) {
        float width = width() + extra;
        float height = height() + extra;
        return new CandidateBox(
                left + by.left() * width,
                top + by.top() * height,
                right + by.right() * width,
                bottom + by.bottom() * height);
    }

    /** The square with the same centre and the longer side. */
    CandidateBox squared() {
        float side = Math.max(width(), height());
        float newLeft = left + width() * 0.5f - side * 0.5f;
        float newTop = top + height() * 0.5f - side * 0.5f;
        return new CandidateBox(newLeft, newTop, newLeft + side, newTop + side);
    }

    /**
     * The pixels to cut out for the next network: coordinates cut to whole numbers, counted from 1 and with the last pixel
     * inside, as MTCNN's MATLAB original has them, and clipped to the picture.
     */
    Optional<Region> pixels(int pictureWidth, int pictureHeight) {
        int firstColumn = Math.max(1, (int) left);
        int firstRow = Math.max(1, (int) top);
        int lastColumn = Math.min(pictureWidth, (int) right);
        int lastRow = Math.min(pictureHeight, (int) bottom);
        if (lastColumn < firstColumn || lastRow < firstRow) {
            return Optional.empty();
        }
        return Optional.of(new Region(firstColumn - 1, firstRow - 1, lastColumn, lastRow));
    }

    Box toBox() {
        return new Box(left, top, right, bottom);
    }
}
