package dev.passerby.benchmarks.lfw;

import dev.passerby.vision.embedding.Embedding;
import dev.passerby.vision.matching.Embeddings;
import dev.passerby.vision.matching.Spread;

/**
 * A face ready to be compared.
 *
 * @param embedding its point
 * @param allowance what its spread takes off squared distances
 */
record FacePoint(Embedding embedding, double allowance) {

    /** The distance that matching uses, from 0 to 2. */
    float distanceTo(FacePoint other) {
        double euclidean =
                Embeddings.distance(embedding.values(), other.embedding().values());
        return (float) Spread.compensated(euclidean, allowance + other.allowance());
    }
}
