package dev.passerby.pipeline.detection;

import dev.passerby.vision.tracking.FrameFaces;
import dev.passerby.wire.event.Timings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The faces of one frame with everything that recognition needs, and no longer the picture. A frame without faces is one
 * too: tracks end by not being seen.
 *
 * @param frame the frame and where its faces are
 * @param crops the faces cut out and aligned, each {@code [160, 160, 3]} RGB, in the order of {@code frame.faces()}; empty
 *     bytes for a face not fit to be embedded
 * @param waitedMillis from capture to the beginning of detection; below 0 where the ingest machine's clock is ahead
 * @param decodeMillis JPEG to pixels
 * @param detectMillis finding, cutting out and judging the faces
 * @param traceparent the frame's trace, as it came with it
 */
public record FacesInFrame(
        FrameFaces frame,
        List<byte[]> crops,
        long waitedMillis,
        double decodeMillis,
        double detectMillis,
        @Nullable String traceparent) {

    /** The faces of a frame without a trace. */
    public FacesInFrame(
            FrameFaces frame, List<byte[]> crops, long waitedMillis, double decodeMillis, double detectMillis) {
        this(frame, crops, waitedMillis, decodeMillis, detectMillis, null);
    }

    /** The camera's id, by which the stream is keyed. */
    public String cameraId() {
        return frame.cameraId();
    }

    /** How long the frame lay between detection and embedding, given what its whole way took. */
    public long layMillis(Timings whole) {
        return Math.round(whole.total() - waitedMillis - decodeMillis - detectMillis - whole.embed() - whole.match());
    }
}
