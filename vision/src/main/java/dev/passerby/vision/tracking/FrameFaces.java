package dev.passerby.vision.tracking;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The faces of one frame of one camera; none is news too.
 *
 * @param cameraId the camera's id
 * @param epoch the connection that delivered the frame
 * @param seq the frame's number within it
 * @param capturedAtMillis when ingest received it, milliseconds since 1970
 * @param width pixels across
 * @param height pixels down
 * @param threshold the camera's own distance below which a face may be named; absent where the job's applies
 * @param faces every face found, in the detector's order
 */
public record FrameFaces(
        String cameraId,
        long epoch,
        long seq,
        long capturedAtMillis,
        int width,
        int height,
        @Nullable Double threshold,
        List<FaceInFrame> faces) {

    public FrameFaces {
        faces = List.copyOf(faces);
    }

    /** The faces before a camera to which the job's own threshold applies. */
    public FrameFaces(
            String cameraId,
            long epoch,
            long seq,
            long capturedAtMillis,
            int width,
            int height,
            List<FaceInFrame> faces) {
        this(cameraId, epoch, seq, capturedAtMillis, width, height, null, faces);
    }
}
