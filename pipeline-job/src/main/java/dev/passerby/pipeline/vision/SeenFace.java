package dev.passerby.pipeline.vision;

import dev.passerby.vision.tracking.FaceInFrame;

/**
 * A face of a picture.
 *
 * @param face where it is and how good
 * @param crop the face cut out and aligned, {@code [160, 160, 3]} RGB; never changed after construction
 */
public record SeenFace(FaceInFrame face, byte[] crop) {}
