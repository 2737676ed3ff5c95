package dev.passerby.console.cameras;

import dev.passerby.client.topics.CameraTable;
import dev.passerby.wire.camera.Camera;
import dev.passerby.wire.camera.CameraStatus;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A camera as it is shown.
 *
 * @param id the camera's id
 * @param url its address, which holds no password
 * @param fps pictures a second that are looked at
 * @param threshold the distance below which a face before it may be named; null where the job's own applies
 * @param credentials where user and password are; null where there are none, and for whoever may not change cameras
 * @param status how it is doing; null for a camera that was never tried
 */
public record CameraShown(
        String id,
        String url,
        double fps,
        @Nullable Double threshold,
        @Nullable String credentials,
        @Nullable Status status) {

    /** The latest word of ingest, as {@link CameraStatus} explains it. */
    public record Status(
            String state,
            @Nullable String reason,
            long epoch,
            Instant at,
            long decoded,
            long published,
            Map<String, Long> dropped,
            @Nullable String worker) {

        static Status of(CameraStatus status) {
            return new Status(
                    status.state().text(),
                    status.reason(),
                    status.epoch(),
                    status.at(),
                    status.decoded(),
                    status.published(),
                    status.dropped(),
                    status.worker());
        }
    }

    /**
     * A camera with its status.
     *
     * @param withCredentials whether to show where its password is
     */
    public static CameraShown of(Camera camera, Optional<CameraStatus> status, boolean withCredentials) {
        return new CameraShown(
                camera.id(),
                camera.url(),
                camera.fps(),
                camera.threshold(),
                withCredentials ? camera.credentials() : null,
                status.map(Status::of).orElse(null));
    }

    /** The same from the table. */
    static CameraShown of(Camera camera, CameraTable table, boolean withCredentials) {
        return of(camera, table.status(camera.id()), withCredentials);
    }
}
