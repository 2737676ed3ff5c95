package dev.passerby.wire.camera;

import java.util.List;

/**
 * The gaps in what was published of a camera since its worker began.
 *
 * @param count how many there were, one that lasts included
 * @param millis how long they were together
 * @param last the last few, the newest at the end
 */
public record FrameGaps(long count, long millis, List<FrameGap> last) {

    public FrameGaps {
        last = List.copyOf(last);
    }
}
