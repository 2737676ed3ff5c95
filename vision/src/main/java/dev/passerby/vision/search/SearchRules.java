package dev.passerby.vision.search;

import java.io.Serializable;

/**
 * How much of a camera's frames is searched.
 *
 * @param wholeEveryMillis how long after a search of the whole frame the next is due though little changed; 0 for every frame
 * @param changesEveryMillis how long after a search of large changes the next is due; faces seen before are searched at once
 * @param smallShare changes over at most this share of the frame are searched at once
 * @param wholeShare the share of the frame from which on areas are not worth telling apart
 * @param leastChange by how many levels of 255 a cell's light must differ to count as changed
 * @param leastTextureChange by how many levels its texture must
 * @param rememberMillis how long the place of a face that is not found any more is still searched
 */
public record SearchRules(
        long wholeEveryMillis,
        long changesEveryMillis,
        double smallShare,
        double wholeShare,
        int leastChange,
        int leastTextureChange,
        long rememberMillis)
        implements Serializable {

    private static final long serialVersionUID = 1L;

    /** What lost no track on the clips that it was measured on; see {@code docs/decisions/0022}. */
    public static final SearchRules STANDARD = new SearchRules(5_000, 350, 0.1, 0.4, 5, 3, 1_000);

    /** Every frame as a whole. */
    public static final SearchRules EVERYTHING = STANDARD.wholeEvery(0);

    public SearchRules {
        if (Math.min(wholeEveryMillis, Math.min(changesEveryMillis, rememberMillis)) < 0) {
            throw new IllegalArgumentException("times must be at least 0 ms, got " + wholeEveryMillis + ", "
                    + changesEveryMillis + " and " + rememberMillis);
        }
        if (Math.min(leastChange, leastTextureChange) < 1) {
            throw new IllegalArgumentException(
                    "a change must be at least one level, got " + leastChange + " and " + leastTextureChange);
        }
    }

    /** The same with another time between searches of the whole frame. */
    public SearchRules wholeEvery(long millis) {
        return new SearchRules(
                millis, changesEveryMillis, smallShare, wholeShare, leastChange, leastTextureChange, rememberMillis);
    }
}
