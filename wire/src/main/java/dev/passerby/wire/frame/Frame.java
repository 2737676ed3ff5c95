package dev.passerby.wire.frame;

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
        byte[] jpeg) {

    /** Whether this frame comes after the one named, in the camera's own order. */
    public boolean isAfter(long otherEpoch, long otherSeq) {
        return epoch > otherEpoch || (epoch == otherEpoch && seq > otherSeq);
    }
}
