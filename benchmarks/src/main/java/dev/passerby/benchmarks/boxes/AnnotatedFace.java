package dev.passerby.benchmarks.boxes;

import dev.passerby.vision.face.Box;

/**
 * A face as a person marked it.
 *
 * @param box where it is, in pixels of the picture
 * @param counts whether a detector should find it; one that does not count is neither missed nor a false alarm
 */
public record AnnotatedFace(Box box, boolean counts) {

    /** The face's size: the geometric mean of its box's sides, in pixels. */
    public double size() {
        return Math.sqrt(box.area());
    }

    /** The same face, which counts only from a size on, in pixels. */
    public AnnotatedFace countingFrom(double smallest) {
        return new AnnotatedFace(box, counts && size() >= smallest);
    }
}
