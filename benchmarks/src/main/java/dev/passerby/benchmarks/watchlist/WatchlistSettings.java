package dev.passerby.benchmarks.watchlist;

import dev.passerby.ingest.sample.MotionSettings;
import dev.passerby.vision.matching.MatchingRules;
import dev.passerby.vision.tracking.IdentityRules;
import dev.passerby.vision.tracking.TrackingRules;

/**
 * How people are searched.
 *
 * @param fps frames a second taken from videos
 * @param motion which of these are looked at, as ingest sends them
 * @param minFace the smallest face looked for in frames, in pixels
 * @param stills which frames of a clip enrol its person
 * @param variant how faces become points
 * @param rules how faces become tracks and tracks get names; its threshold is the standing one
 * @param trialsPerStranger the most choices of enrolment against each stranger
 * @param threads clips looked at, and trials made, side by side
 */
public record WatchlistSettings(
        double fps,
        MotionSettings motion,
        double minFace,
        StillChoice stills,
        Variant variant,
        TrackingRules rules,
        int trialsPerStranger,
        int threads) {

    public WatchlistSettings {
        if (!(fps > 0 && fps <= 1_000)) {
            throw new IllegalArgumentException("--fps must be above 0 and at most 1000 frames a second, got " + fps);
        }
        if (!(minFace >= 12 && minFace <= 10_000)) {
            throw new IllegalArgumentException("--min-face must be from 12 to 10000 pixels, got " + minFace);
        }
        if (trialsPerStranger < 1 || threads < 1) {
            throw new IllegalArgumentException(
                    "--trials and --threads must be at least 1, got " + trialsPerStranger + " and " + threads);
        }
    }

    /**
     * Rules that differ in their threshold.
     *
     * @throws IllegalArgumentException if it is no distance
     */
    public static TrackingRules atThreshold(double threshold, TrackingRules rules) {
        IdentityRules identity = rules.identity();
        return new TrackingRules(
                rules.quietMillis(),
                rules.confirmingFrames(),
                rules.embedEveryMillis(),
                rules.embeddingsPerFrame(),
                rules.evidenceKept(),
                rules.otherPersonDistance(),
                new IdentityRules(
                        new MatchingRules(threshold, identity.matching().margin()),
                        identity.picturesForName(),
                        identity.picturesForUnknown(),
                        identity.share(),
                        identity.holdingShare()));
    }

    double threshold() {
        return rules.identity().matching().threshold();
    }
}
