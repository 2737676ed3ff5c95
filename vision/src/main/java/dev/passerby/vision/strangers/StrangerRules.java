package dev.passerby.vision.strangers;

import java.io.Serializable;

/**
 * Which unknown faces are one stranger, and how long that is remembered; decision record 0017 says why.
 *
 * @param linkDistance the distance of two tracks' templates below which they are one person
 * @param leastPictures pictures a template needs to speak for a stranger
 * @param leastCoherence the coherence it needs: below, it may be a mixture of two people
 * @param exemplarsKept views kept of each stranger
 * @param most strangers kept, and tracks; of more, the longest unseen go
 * @param keepMillis how long after the last sight; 0 remembers nothing at all
 */
public record StrangerRules(
        double linkDistance, int leastPictures, double leastCoherence, int exemplarsKept, int most, long keepMillis)
        implements Serializable {

    /**
     * Means of three photos of one person are nearer in 98 of 100 cases, those of two people in 3 of 10,000 (91 people of LFW,
     * two couples); on the test clips one person's are at most 0.60 apart, two people's at least 0.83.
     */
    public static final double LINK_DISTANCE = 0.70;

    /** 99 of 100 means of three photos of one person (LFW) are more coherent; half one and half another is 0.66 in the middle. */
    public static final double LEAST_COHERENCE = 0.80;

    public static final StrangerRules STANDARD =
            new StrangerRules(LINK_DISTANCE, 3, LEAST_COHERENCE, 4, 2_000, 24 * 60 * 60 * 1_000L);

    public StrangerRules {
        if (!(linkDistance > 0 && linkDistance <= 2)) {
            throw new IllegalArgumentException("the link distance must be above 0 and at most 2, got " + linkDistance);
        }
        if (exemplarsKept < 1 || most < 1) {
            throw new IllegalArgumentException(
                    "at least one exemplar and one stranger must be kept, got " + exemplarsKept + " and " + most);
        }
        if (keepMillis < 0) {
            throw new IllegalArgumentException("'strangers.keep' must not be negative, got " + keepMillis + " ms");
        }
    }

    /** The same with other bounds on what is remembered. */
    public StrangerRules keeping(int mostStrangers, long millis) {
        return new StrangerRules(linkDistance, leastPictures, leastCoherence, exemplarsKept, mostStrangers, millis);
    }

    /** Whether anything is remembered at all. */
    public boolean remember() {
        return keepMillis > 0;
    }

    /** Whether a template may speak for a stranger. Others get an id, but nobody is recognised by them. */
    boolean trust(TrackTemplate template) {
        return template.pictures() >= leastPictures && template.coherence() >= leastCoherence;
    }

    /** Whether it was seen too long ago; a clock that was set back counts the same. */
    boolean isForgotten(long lastSeenMillis, long nowMillis) {
        return Math.abs(nowMillis - lastSeenMillis) >= keepMillis;
    }
}
