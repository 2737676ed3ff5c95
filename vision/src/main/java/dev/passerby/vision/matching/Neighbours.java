package dev.passerby.vision.matching;

/**
 * What a search found: the nearest people, with all who are nearer than their threshold, and how far the others are at least.
 *
 * @param probe what was searched for, {@code [512]}
 * @param people as the {@link GalleryIndex} counts them, nearest first, of equal distances the lower number first
 * @param distances theirs, from 0 to 2, {@code [people]}
 * @param beyond what everybody else is at least as far as; infinite where nobody else can be it
 */
public record Neighbours(float[] probe, int[] people, double[] distances, double beyond) {

    /** Without the probe: it is a face, and logs are read by people. */
    @Override
    public String toString() {
        return "Neighbours[" + people.length + "]";
    }
}
