package dev.passerby.vision.quality;

import dev.passerby.wire.event.QualityMarks;
import java.util.List;

/**
 * A face's fitness for recognition: six marks from 0 to 1 and their product.
 *
 * @param score the product of the marks; the weight of this picture's vote
 * @param size how large the face is in the picture
 * @param frontal how far it looks into the camera
 * @param sharpness how much fine structure the crop has
 * @param exposure how much of it is neither too dark nor too bright, and how much contrast it has
 * @param whole how much of it lies inside the picture
 * @param detection how sure the detector was
 * @param flaws what makes it unfit; empty for a fit face
 */
public record FaceQuality(
        double score,
        double size,
        double frontal,
        double sharpness,
        double exposure,
        double whole,
        double detection,
        List<Flaw> flaws) {

    public FaceQuality {
        flaws = List.copyOf(flaws);
    }

    /** Whether the face may speak for or against a name. */
    public boolean isFit() {
        return flaws.isEmpty();
    }

    /** The marks as events have them. */
    public QualityMarks marks() {
        return new QualityMarks(size, sharpness, frontal, exposure, whole, detection);
    }
}
