package dev.passerby.wire.frame;

import org.jspecify.annotations.Nullable;

/**
 * One sampled picture of a camera. Camera, {@code epoch} and {@code seq} together name it for ever.
 *
 * @param cameraId the camera's id
 * @param epoch the connection that delivered it; grows with every connection
 * @param seq its number within the connection, from 0
 * @param capturedAtMillis when ingest received it, by the ingest machine's clock, milliseconds since 1970
 * @param width pixels across
 * @param height pixels down
 * @param keyframe whether the camera sent it as a key frame
 * @param threshold the camera's own distance below which a face may be named; absent where the job's applies
 * @param traceparent the frame's trace, as the header of W3C Trace Context; absent where its sender gave none
 * @param jpeg the picture as an ordinary JPEG; never changed after construction
 */
public record Frame(
        String cameraId,
        long epoch,
        long seq,
        long capturedAtMillis,
        int width,
        int height,
        boolean keyframe,
        @Nullable Double threshold,
        @Nullable String traceparent,
        byte[] jpeg) {

    /** A frame without a trace. */
    public Frame(
            String cameraId,
            long epoch,
            long seq,
            long capturedAtMillis,
            int width,
            int height,
            boolean keyframe,
            @Nullable Double threshold,
            byte[] jpeg) {
        this(cameraId, epoch, seq, capturedAtMillis, width, height, keyframe, threshold, null, jpeg);
    }

    /** A frame of a camera to which the job's own threshold applies. */
    public Frame(
            String cameraId,
            long epoch,
            long seq,
            long capturedAtMillis,
            int width,
            int height,
            boolean keyframe,
            byte[] jpeg) {
        this(cameraId, epoch, seq, capturedAtMillis, width, height, keyframe, null, jpeg);
    }

    /** The same frame in a trace. */
    public Frame tracedAs(String parent) {
        return new Frame(cameraId, epoch, seq, capturedAtMillis, width, height, keyframe, threshold, parent, jpeg);
    }

    /** What names it for ever. */
    public FrameName name() {
        return new FrameName(cameraId, epoch, seq);
    }

    /** Whether this frame comes after the one named, in the camera's own order. */
    public boolean isAfter(long otherEpoch, long otherSeq) {
        return epoch > otherEpoch || (epoch == otherEpoch && seq > otherSeq);
    }
}
