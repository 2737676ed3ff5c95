package dev.passerby.pipeline.frames;

/**
 * How many frames of a camera had which outcome. Part of the job's state, so that frames done again after a restart are
 * counted once; a state of earlier versions is read with zeros for what it did not count.
 *
 * @param faces frames with faces
 * @param noFace frames without
 * @param droppedStale frames older than the maximal age
 * @param droppedRepeat frames that came again or too late
 * @param droppedSuperseded frames from a worker that had lost the camera
 * @param unreadable frames whose bytes are no picture
 * @param droppedOverload late frames of a camera that had more than its share of the work
 */
public record FrameCounts(
        long faces,
        long noFace,
        long droppedStale,
        long droppedRepeat,
        long droppedSuperseded,
        long unreadable,
        long droppedOverload) {

    public static final FrameCounts NONE = new FrameCounts(0, 0, 0, 0, 0, 0);

    /** The counts of a camera of which nothing was dropped for overload. */
    public FrameCounts(
            long faces, long noFace, long droppedStale, long droppedRepeat, long droppedSuperseded, long unreadable) {
        this(faces, noFace, droppedStale, droppedRepeat, droppedSuperseded, unreadable, 0);
    }

    private static FrameCounts one(FrameOutcome outcome) {
        return switch (outcome) {
            case FACES -> new FrameCounts(1, 0, 0, 0, 0, 0);
            case NO_FACE -> new FrameCounts(0, 1, 0, 0, 0, 0);
            case DROPPED_STALE -> new FrameCounts(0, 0, 1, 0, 0, 0);
            case DROPPED_REPEAT -> new FrameCounts(0, 0, 0, 1, 0, 0);
            case DROPPED_SUPERSEDED -> new FrameCounts(0, 0, 0, 0, 1, 0);
            case UNREADABLE -> new FrameCounts(0, 0, 0, 0, 0, 1);
            case DROPPED_OVERLOAD -> new FrameCounts(0, 0, 0, 0, 0, 0, 1);
        };
    }

    /** These counts and one frame more. */
    public FrameCounts and(FrameOutcome outcome) {
        return plus(one(outcome));
    }

    /** These counts and another camera's. */
    public FrameCounts plus(FrameCounts other) {
        return new FrameCounts(
                faces + other.faces,
                noFace + other.noFace,
                droppedStale + other.droppedStale,
                droppedRepeat + other.droppedRepeat,
                droppedSuperseded + other.droppedSuperseded,
                unreadable + other.unreadable,
                droppedOverload + other.droppedOverload);
    }

    /** Frames in all. */
    public long frames() {
        return faces + noFace + droppedStale + droppedRepeat + droppedSuperseded + unreadable + droppedOverload;
    }
}
