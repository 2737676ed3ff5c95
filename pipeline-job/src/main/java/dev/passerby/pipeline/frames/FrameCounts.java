package dev.passerby.pipeline.frames;

/**
 * How many frames of a camera had which outcome. Part of the job's state, so that frames done again after a restart are
 * counted once.
 *
 * @param faces frames with faces
 * @param noFace frames without
 * @param droppedStale frames older than the maximal age
 * @param droppedRepeat frames that came again or too late, or from a worker that had lost the camera
 * @param unreadable frames whose bytes are no picture
 */
public record FrameCounts(long faces, long noFace, long droppedStale, long droppedRepeat, long unreadable) {

    public static final FrameCounts NONE = new FrameCounts(0, 0, 0, 0, 0);

    /** These counts and one frame more. */
    public FrameCounts and(FrameOutcome outcome) {
        return switch (outcome) {
            case FACES -> new FrameCounts(faces + 1, noFace, droppedStale, droppedRepeat, unreadable);
            case NO_FACE -> new FrameCounts(faces, noFace + 1, droppedStale, droppedRepeat, unreadable);
            case DROPPED_STALE -> new FrameCounts(faces, noFace, droppedStale + 1, droppedRepeat, unreadable);
            case DROPPED_REPEAT, DROPPED_SUPERSEDED ->
                new FrameCounts(faces, noFace, droppedStale, droppedRepeat + 1, unreadable);
            case UNREADABLE -> new FrameCounts(faces, noFace, droppedStale, droppedRepeat, unreadable + 1);
        };
    }

    /** These counts and another camera's. */
    public FrameCounts plus(FrameCounts other) {
        return new FrameCounts(
                faces + other.faces,
                noFace + other.noFace,
                droppedStale + other.droppedStale,
                droppedRepeat + other.droppedRepeat,
                unreadable + other.unreadable);
    }

    /** Frames in all. */
    public long frames() {
        return faces + noFace + droppedStale + droppedRepeat + unreadable;
    }
}
