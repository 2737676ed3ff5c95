package dev.passerby.deploy.chaos.story;

import java.util.ArrayList;
import java.util.List;

/**
 * What the broker has acknowledged of one camera's frames.
 *
 * @param camera which of the story's cameras, from 0
 * @param frames how many frames; they are numbered from 0 without a gap
 * @param epochStarts for each connection the number of its first frame, oldest first; connections are counted from 1
 */
public record CameraLedger(int camera, long frames, List<Long> epochStarts) {

    public CameraLedger {
        epochStarts = List.copyOf(epochStarts);
        if (epochStarts.isEmpty() || epochStarts.get(0) != 0) {
            throw new IllegalArgumentException("the first connection begins with frame 0, got " + epochStarts);
        }
    }

    /** A camera that sends its first frame next. */
    public static CameraLedger start(int camera) {
        return new CameraLedger(camera, 0, List.of(0L));
    }

    /** With one frame more. */
    public CameraLedger andOne() {
        return new CameraLedger(camera, frames + 1, epochStarts);
    }

    /** With another connection from the next frame on. */
    public CameraLedger reconnected() {
        List<Long> starts = new ArrayList<>(epochStarts);
        starts.add(frames);
        return new CameraLedger(camera, frames, starts);
    }

    /** The connection that a frame came by. */
    public int epoch(long number) {
        int epoch = epochStarts.size();
        while (epochStarts.get(epoch - 1) > number) {
            epoch--;
        }
        return epoch;
    }

    /** A frame's number within its connection. */
    public long seq(long number) {
        return number - epochStarts.get(epoch(number) - 1);
    }
}
