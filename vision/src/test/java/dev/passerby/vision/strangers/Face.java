package dev.passerby.vision.strangers;

import dev.passerby.vision.matching.Sphere;

/** Made-up templates of tracks. Two people are about 1.41 apart, two views of one at most 0.64. */
final class Face {

    static final String MODEL = "e".repeat(64);
    static final String CROP = "T32";

    private Face() {}

    /** A view of a person, {@code distance} from the person's point; the same numbers are the same view. */
    static TrackTemplate view(long person, double distance, long seed) {
        return of(Sphere.at(distance, Sphere.person(person), seed), 0.8, 5, 0.95);
    }

    static TrackTemplate view(long person) {
        return view(person, 0.3, 1);
    }

    /** A template that looks like both of two people, as a track does that saw one and then the other. */
    static TrackTemplate mixture(long one, long other) {
        return of(Sphere.toward(0.68, Sphere.person(one), Sphere.person(other)), 0.8, 8, 0.66);
    }

    static TrackTemplate of(float[] embedding, double quality, int pictures, double coherence) {
        return new TrackTemplate(embedding, MODEL, CROP, quality, pictures, coherence);
    }
}
