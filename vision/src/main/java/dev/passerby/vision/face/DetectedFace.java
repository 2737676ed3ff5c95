package dev.passerby.vision.face;

/**
 * A face found in a picture.
 *
 * @param box where it is, in pixels of the picture, not clipped to it
 * @param score the detector's probability that this is a face, from 0 to 1
 * @param landmarks its five landmarks, in pixels of the picture
 */
public record DetectedFace(Box box, double score, Landmarks landmarks) {}
