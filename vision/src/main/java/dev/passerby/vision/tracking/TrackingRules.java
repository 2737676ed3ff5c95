package dev.passerby.vision.tracking;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * How faces become tracks; decision record 0009 says why.
 *
 * @param quietMillis how long a track may go unseen before it has ended
 * @param confirmingFrames frames a face must be found in before its track is announced; suppresses one-frame ghosts
 * @param embedEveryMillis how often the face of a decided track is embedded again, to notice that it is another's
 * @param embeddingsPerFrame the most faces of one frame that are embedded; in a crowd those that wait longest go first
 * @param evidenceKept pictures kept per track
 * @param otherPersonDistance the distance from all of a track's evidence beyond which a face is somebody else's
 * @param identity how the evidence becomes a name
 */
public record TrackingRules(
        long quietMillis,
        int confirmingFrames,
        long embedEveryMillis,
        int embeddingsPerFrame,
        int evidenceKept,
        double otherPersonDistance,
        IdentityRules identity)
        implements Serializable {

    public static final TrackingRules STANDARD = new TrackingRules(2_000, 2, 500, 16, 8, 1.15, IdentityRules.STANDARD);

    /** The rules before a camera with this threshold of its own, or with none. */
    TrackingRules before(@Nullable Double cameraThreshold) {
        return new TrackingRules(
                quietMillis,
                confirmingFrames,
                embedEveryMillis,
                embeddingsPerFrame,
                evidenceKept,
                otherPersonDistance,
                identity.withThreshold(cameraThreshold));
    }

    public TrackingRules {
        if (quietMillis < 1) {
            throw new IllegalArgumentException(
                    "'tracking.quiet-period' must be at least a millisecond, got " + quietMillis + " ms");
        }
        if (confirmingFrames < 1) {
            throw new IllegalArgumentException(
                    "'tracking.confirming-frames' must be at least 1, got " + confirmingFrames);
        }
        if (embeddingsPerFrame < 1) {
            throw new IllegalArgumentException(
                    "'tracking.embeddings-per-frame' must be at least 1, got " + embeddingsPerFrame);
        }
        if (evidenceKept < identity.picturesForUnknown() || evidenceKept < identity.picturesForName()) {
            throw new IllegalArgumentException("'tracking.evidence-kept' must be enough for a decision ("
                    + Math.max(identity.picturesForUnknown(), identity.picturesForName()) + "), got " + evidenceKept);
        }
    }
}
