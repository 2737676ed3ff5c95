package dev.passerby.ingest.camera;

import dev.passerby.wire.camera.Camera;

/** A way to connect to one camera, again and again. Closed after the last picture of its connections was encoded. */
public interface CameraConnector extends AutoCloseable {

    /**
     * Connects once: one try, one password attempt.
     *
     * @param stop ends this call and every read of the source soon after it is set
     */
    CameraSource connect(Camera camera, StopSignal stop) throws CameraFailure;

    @Override
    void close();
}
