package dev.passerby.wire.event;

/**
 * What a face's quality is made of; each from 0 (useless) to 1 (as good as it gets).
 *
 * @param size how large the face is in the picture
 * @param sharpness how much fine structure it shows
 * @param pose how far it looks into the camera, judged by its landmarks
 * @param exposure how much of it is neither too dark nor too bright, and how much contrast it has
 * @param whole how much of it lies inside the picture
 * @param detection how sure the detector was
 */
public record QualityMarks(
        double size, double sharpness, double pose, double exposure, double whole, double detection) {}
