package dev.passerby.wire.event;

import dev.passerby.wire.camera.CameraState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A camera came, went, or got worse.
 *
 * @param camera the camera's id
 * @param state how it is doing now
 * @param reason why, in one line; absent when it is online
 * @param epoch the connection it speaks of
 * @param time when it was noticed
 */
public record CameraEvent(
        String camera, CameraState state, @Nullable String reason, long epoch, Instant time) implements PasserbyEvent {

    record Payload(
            String camera, CameraState state, @Nullable String reason, long epoch) {}

    @Override
    public CloudEvent toCloudEvent() {
        String id = camera + "/" + state.text() + "/" + epoch + "/" + time.toEpochMilli();
        return CloudEvent.of(
                id, type(), CloudEvent.cameraSource(camera), camera, time, new Payload(camera, state, reason, epoch));
    }

    /** The type that goes with the state. */
    public EventType type() {
        return switch (state) {
            case ONLINE -> EventType.CAMERA_ONLINE;
            case DEGRADED -> EventType.CAMERA_DEGRADED;
            case OFFLINE -> EventType.CAMERA_OFFLINE;
        };
    }
}
