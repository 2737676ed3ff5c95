package dev.passerby.vision.clustering;

import dev.passerby.vision.matching.Embeddings;

/**
 * A face to be grouped.
 *
 * @param embedding its point on the unit sphere; never changed after construction
 * @param photo which photo it is in: two faces of one photo are two people
 * @param isFit whether it may found a group and draw groups together; an unfit face at most joins one
 */
public record FacePoint(float[] embedding, int photo, boolean isFit) {

    public FacePoint {
        if (!Embeddings.isUnit(embedding)) {
            throw new IllegalArgumentException("a face to be grouped must have an embedding of length 1");
        }
    }

    /** No numbers: an embedding is as personal as a picture. */
    @Override
    public String toString() {
        return "FacePoint[photo " + photo + (isFit ? "]" : ", unfit]");
    }
}
