package dev.passerby.vision.matching;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * When one picture is somebody's: nearer than the threshold, and nearer than the next person by the margin. A person's own
 * threshold goes before the camera's, and the camera's before this one.
 *
 * @param threshold the Euclidean distance below which two pictures count as one person, above 0 and at most 2
 * @param margin how much farther the second nearest person must be, from 0
 */
public record MatchingRules(double threshold, double margin) implements Serializable {

    /**
     * The distance for comparing two photos: one stranger in a thousand passes, 96 of 100 true pairs do (all impostor pairs of
     * LFW, crop T32).
     */
    public static final double VERIFICATION_THRESHOLD = ImpostorReference.ONE_IN_A_THOUSAND;

    /**
     * For searching a gallery of portraits with faces of frames: six strangers in a hundred thousand pass a single comparison
     * (all impostor pairs of LFW); decision record 0008 has what was measured on video.
     */
    public static final MatchingRules STANDARD = new MatchingRules(0.80, 0.08);

    /** What one picture says. */
    public enum Vote {
        /** The nearest person. */
        PERSON,
        /** Nobody enrolled. */
        NOBODY,
        /** Near enough to one person, but nearly as near to another, or nearer. */
        SEVERAL
    }

    public MatchingRules {
        if (!(threshold > 0 && threshold <= 2)) {
            throw new IllegalArgumentException(
                    "'matching.threshold' must be a distance above 0 and at most 2, got " + threshold);
        }
        if (!(margin >= 0 && margin <= 2)) {
            throw new IllegalArgumentException("'matching.margin' must be a distance from 0 to 2, got " + margin);
        }
    }

    /** The same margin with this threshold, or with the old one where there is none. */
    public MatchingRules withThreshold(@Nullable Double other) {
        return other == null ? this : new MatchingRules(other, margin);
    }

    /**
     * What a picture says. The {@linkplain #nearest nearest} person and whoever is not farther by the margin contend for it:
     * one contender alone, within that person's threshold, has it. Someone nearer but beyond a threshold of their own so keeps
     * it from the next, who would otherwise be named for a face that looks like another's.
     *
     * @param distances to everybody, or to the nearest few and all within their thresholds; infinite for who cannot be it
     * @param thresholds everybody's own, or the one that applies, {@code [people]}
     */
    public Vote vote(double[] distances, double[] thresholds) {
        int nearest = nearest(distances);
        int contenders = 0;
        boolean nearEnough = false;
        for (int person = 0; person < distances.length; person++) {
            if (person == nearest || distances[person] - distances[nearest] < margin) {
                contenders++;
                nearEnough |= distances[person] < thresholds[person];
            }
        }
        if (!nearEnough) {
            return Vote.NOBODY;
        }
        return contenders == 1 ? Vote.PERSON : Vote.SEVERAL;
    }

    /** The person of the least distance, of equal ones the first; -1 where there is nobody. */
    public static int nearest(double[] distances) {
        int nearest = distances.length == 0 ? -1 : 0;
        for (int person = 1; person < distances.length; person++) {
            if (distances[person] < distances[nearest]) {
                nearest = person;
            }
        }
        return nearest;
    }
}
