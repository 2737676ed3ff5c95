package dev.passerby.ingest.probe;

import dev.passerby.ingest.camera.CameraFailure;
import dev.passerby.ingest.camera.FailureKind;
import org.jspecify.annotations.Nullable;

/**
 * What one look at a camera found. A camera works when it was seen and did not fail while it was watched.
 *
 * @param failure why it failed; absent when it did not
 * @param message the failure in one line, without a password; absent when there is none
 * @param connectMillis from the call to the first picture, or to the failure where none came
 * @param sight what it showed; absent when no good picture came
 */
public record ProbeReport(
        @Nullable FailureKind failure,
        @Nullable String message,
        long connectMillis,
        @Nullable Sight sight) {

    public boolean works() {
        return failure == null;
    }

    static ProbeReport seen(Sight sight, long connectMillis) {
        return new ProbeReport(null, null, connectMillis, sight);
    }

    static ProbeReport failed(CameraFailure failure, long connectMillis, @Nullable Sight sight) {
        return new ProbeReport(failure.kind(), failure.reason(), connectMillis, sight);
    }
}
