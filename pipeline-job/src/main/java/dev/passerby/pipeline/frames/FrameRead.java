package dev.passerby.pipeline.frames;

import dev.passerby.wire.deadletter.DeadLetter;
import dev.passerby.wire.frame.Frame;
import org.jspecify.annotations.Nullable;

/**
 * A record of the frames topic after reading: either a frame or a note why it is none.
 *
 * @param frame the frame; absent where there is a dead letter
 * @param deadLetter what was wrong; absent where there is a frame
 */
public record FrameRead(@Nullable Frame frame, @Nullable DeadLetter deadLetter) {

    public static FrameRead of(Frame frame) {
        return new FrameRead(frame, null);
    }

    public static FrameRead of(DeadLetter deadLetter) {
        return new FrameRead(null, deadLetter);
    }
}
