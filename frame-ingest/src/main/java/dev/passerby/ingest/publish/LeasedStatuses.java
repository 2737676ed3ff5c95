package dev.passerby.ingest.publish;

import dev.passerby.wire.camera.CameraStatus;
import dev.passerby.wire.event.CameraEvent;
import java.util.function.BooleanSupplier;

/** Statuses and events of cameras that are this worker's beyond doubt; while there is doubt nothing is said. */
public final class LeasedStatuses implements StatusPublisher {

    private final StatusPublisher publisher;
    private final BooleanSupplier ours;

    public LeasedStatuses(StatusPublisher publisher, BooleanSupplier ours) {
        this.publisher = publisher;
        this.ours = ours;
    }

    @Override
    public void status(CameraStatus status) {
        if (ours.getAsBoolean()) {
            publisher.status(status);
        }
    }

    @Override
    public void event(CameraEvent event) {
        if (ours.getAsBoolean()) {
            publisher.event(event);
        }
    }

    @Override
    public void forget(String cameraId) {
        if (ours.getAsBoolean()) {
            publisher.forget(cameraId);
        }
    }

    @Override
    public void close() {
        publisher.close();
    }
}
