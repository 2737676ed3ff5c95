package dev.passerby.vision.clustering;

import dev.passerby.vision.matching.Embeddings;

/**
 * A face to be grouped.
 *
 * @param embedding its point on the unit sphere; never changed after construction
 * @param allowance what is taken off its squared distances, see {@link dev.passerby.vision.matching.Spread}; 0 for a face seen
 *     through one crop
 * @param photo which photo it is in: two faces of one photo are two people
 * @param isFit whether it may found a group and draw groups together; an unfit face at most joins one
 */
public record FacePoint(float[] embedding, double allowance, int photo, boolean isFit) {

    public FacePoint {
        if (!Embeddings.isUnit(embedding)) {
            throw new IllegalArgumentException("a face to be grouped must have an embedding of length 1");
        }
        if (!Double.isFinite(allowance)) {
            throw new IllegalArgumentException("a face's allowance must be a number, got " + allowance);
        }
    }

    /** No numbers: an embedding is as personal as a picture. */
    @Override
    public String toString() {
        return "FacePoint[photo " + photo + (isFit ? "]" : ", unfit]");
    }
}
