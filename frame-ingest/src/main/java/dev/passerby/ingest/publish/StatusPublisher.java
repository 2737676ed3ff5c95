package dev.passerby.ingest.publish;

import dev.passerby.wire.camera.CameraStatus;
import dev.passerby.wire.event.CameraEvent;

/** Where is said how cameras are doing. Never blocks and never throws: what cannot be sent is counted and logged. */
public interface StatusPublisher extends AutoCloseable {

    void status(CameraStatus status);

    void event(CameraEvent event);

    /** The camera is no longer attached: its last status goes away. */
    void forget(String cameraId);

    @Override
    void close();
}
