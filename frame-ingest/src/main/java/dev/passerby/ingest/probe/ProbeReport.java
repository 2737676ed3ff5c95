package dev.passerby.ingest.probe;

import dev.passerby.ingest.camera.FailureKind;
import org.jspecify.annotations.Nullable;

/**
 * What one look at a camera found: either a picture of it or why there is none.
 *
 * @param failure why it failed; absent when it did not
 * @param message the failure in one line, without a password; absent when there is none
 * @param codec h264, hevc or mjpeg; absent when it failed
 * @param width pixels across, 0 when it failed
 * @param height pixels down, 0 when it failed
 * @param fps pictures a second, measured; absent when fewer than two pictures came
 * @param keyframeIntervalSeconds from one key frame to the next; absent when fewer than two came
 * @param connectMillis from the call to the first picture
 * @param firstJpeg the first good picture; absent when it failed
 */
public record ProbeReport(
        @Nullable FailureKind failure,
        @Nullable String message,
        @Nullable String codec,
        int width,
        int height,
        @Nullable Double fps,
        @Nullable Double keyframeIntervalSeconds,
        long connectMillis,
        byte @Nullable [] firstJpeg) {

    public boolean works() {
        return failure == null;
    }

    static ProbeReport failed(FailureKind kind, String message, long millis) {
        return new ProbeReport(kind, message, null, 0, 0, null, null, millis, null);
    }
}
