package dev.passerby.vision.matching;

import java.io.Serializable;
import java.util.List;

/**
 * When one picture is somebody's: nearer than the threshold, and nearer than the next person by the margin.
 *
 * @param threshold the Euclidean distance below which two pictures count as one person, above 0 and at most 2
 * @param margin how much farther the second nearest person must be, from 0
 */
public record MatchingRules(double threshold, double margin) implements Serializable {

    /**
     * The distance for comparing two photos: one stranger in a thousand passes, 96 of 100 true pairs do (all impostor pairs of
     * LFW, crop T32).
     */
    public static final double VERIFICATION_THRESHOLD = 0.95;

    /**
     * For searching a gallery: one stranger in ten thousand passes a single comparison (all impostor pairs of LFW, crop T32);
     * decision record 0008 has what was measured on video.
     */
    public static final MatchingRules STANDARD = new MatchingRules(0.825, 0.08);

    /** What one picture says. */
    public enum Vote {
        /** The nearest person. */
        PERSON,
        /** Nobody enrolled. */
        NOBODY,
        /** Near enough to one person, but nearly as near to another. */
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

    /** What a picture says whose nearest people are these, nearest first; two suffice. */
    public Vote vote(List<PersonDistance> nearest) {
        if (nearest.isEmpty() || !(nearest.get(0).distance() < threshold)) {
            return Vote.NOBODY;
        }
        boolean clear = nearest.size() == 1
                || nearest.get(1).distance() - nearest.get(0).distance() >= margin;
        return clear ? Vote.PERSON : Vote.SEVERAL;
    }
}
