package dev.passerby.pipeline.frames;

import dev.passerby.wire.frame.Frame;

/**
 * How far the job is with one camera: the last frame it took, and what became of all of them.
 *
 * @param epoch connection of the last frame taken; -1 before the first
 * @param seq its number within the connection; -1 before the first
 * @param counts the outcomes so far
 */
public record CameraProgress(long epoch, long seq, FrameCounts counts) {

    public static final CameraProgress START = new CameraProgress(-1, -1, FrameCounts.NONE);

    /** Whether the frame, or a later one, was already taken. */
    public boolean has(Frame frame) {
        return !frame.isAfter(epoch, seq);
    }

    /** The progress after a new frame. */
    public CameraProgress taken(Frame frame, FrameOutcome outcome) {
        return new CameraProgress(frame.epoch(), frame.seq(), counts.and(outcome));
    }

    /** Why a frame that {@link #has} says was taken is not taken now. */
    public FrameOutcome refusal(Frame frame) {
        return frame.epoch() < epoch ? FrameOutcome.DROPPED_SUPERSEDED : FrameOutcome.DROPPED_REPEAT;
    }

    /** The progress after a frame that was refused. */
    public CameraProgress refused(FrameOutcome refusal) {
        return new CameraProgress(epoch, seq, counts.and(refusal));
    }
}
