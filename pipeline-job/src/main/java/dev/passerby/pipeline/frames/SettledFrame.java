package dev.passerby.pipeline.frames;

import dev.passerby.wire.frame.FrameName;

/**
 * A frame that has its outcome, on the way to being counted.
 *
 * @param frame which it is
 * @param outcome what became of it
 */
public record SettledFrame(FrameName frame, FrameOutcome outcome) {

    /** The camera's id. */
    public String cameraId() {
        return frame.camera();
    }
}
