package dev.passerby.vision.tracking;

import java.util.Arrays;

/**
 * One good picture of a track's face. Kept instead of the vote it cast, so that a person enrolled or removed later counts at
 * once.
 *
 * @param embedding {@code [512]}, length 1; never changed after construction
 * @param quality its weight, from 0 to 1
 * @param capturedAtMillis when it was taken
 */
public record Evidence(float[] embedding, double quality, long capturedAtMillis) {

    @Override
    public boolean equals(Object other) {
        return other instanceof Evidence that
                && Arrays.equals(embedding, that.embedding)
                && Double.compare(quality, that.quality) == 0
                && capturedAtMillis == that.capturedAtMillis;
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(embedding) + Long.hashCode(capturedAtMillis);
    }

    /** Without the embedding: it is a face, and logs are read by people. */
    @Override
    public String toString() {
        return "Evidence[quality=" + quality + ", capturedAtMillis=" + capturedAtMillis + "]";
    }
}
