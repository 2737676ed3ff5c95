package dev.passerby.vision.quality;

import java.util.List;

/**
 * A face's fitness for recognition: five marks from 0 to 1 and their product.
 *
 * @param score the product of the marks; the weight of this picture's vote
 * @param size how large the face is in the picture
 * @param frontal how far it looks into the camera
 * @param sharpness how much fine structure the crop has
 * @param whole how much of it lies inside the picture
 * @param detection how sure the detector was
 * @param flaws what makes it unfit; empty for a fit face
 */
public record FaceQuality(
        double score, double size, double frontal, double sharpness, double whole, double detection, List<Flaw> flaws) {

    public FaceQuality {
        flaws = List.copyOf(flaws);
    }

    /** Whether the face may speak for or against a name. */
    public boolean isFit() {
        return flaws.isEmpty();
    }
}
