package dev.passerby.vision.tracking;

import java.util.List;

/**
 * The faces of one frame of one camera; none is news too.
 *
 * @param cameraId the camera's id
 * @param epoch the connection that delivered the frame
 * @param seq the frame's number within it
 * @param capturedAtMillis when ingest received it, milliseconds since 1970
 * @param width pixels across
 * @param height pixels down
 * @param faces every face found, in the detector's order
 */
public record FrameFaces(
        String cameraId, long epoch, long seq, long capturedAtMillis, int width, int height, List<FaceInFrame> faces) {

    public FrameFaces {
        faces = List.copyOf(faces);
    }
}
