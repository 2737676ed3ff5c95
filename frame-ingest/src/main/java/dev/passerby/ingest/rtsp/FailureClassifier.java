package dev.passerby.ingest.rtsp;

import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_HTTP_FORBIDDEN;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_HTTP_NOT_FOUND;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_HTTP_UNAUTHORIZED;
import static org.bytedeco.ffmpeg.global.avutil.av_strerror;

import dev.passerby.ingest.camera.CameraFailure;
import dev.passerby.ingest.camera.FailureKind;
import java.nio.charset.StandardCharsets;

/** What a failed FFmpeg call means: the one place that decides it. */
final class FailureClassifier {

    // errno values as FFmpeg returns them, negated; these are the same on Linux for x86_64 and arm64, and on macOS not.
    private static final boolean MAC =
            System.getProperty("os.name", "").toLowerCase(java.util.Locale.ROOT).contains("mac");
    private static final int ECONNREFUSED = MAC ? -61 : -111;
    private static final int ETIMEDOUT = MAC ? -60 : -110;
    private static final int EHOSTUNREACH = MAC ? -65 : -113;
    private static final int ENETUNREACH = MAC ? -51 : -101;
    private static final int ECONNRESET = MAC ? -54 : -104;
    private static final int EPIPE = -32;

    private FailureClassifier() {}

    /**
     * The failure behind an error code.
     *
     * @param error what FFmpeg returned, negative
     * @param watch what the connection was waiting for, and whether waiting was cut short
     */
    static CameraFailure classify(int error, Watch watch, RtspSettings settings) {
        Watch.Interruption interruption = watch.interruption();
        return interruption == Watch.Interruption.NONE
                ? new CameraFailure(kind(error, watch.phase()), text(error))
                : interrupted(interruption, watch, settings);
    }

    /** The failure behind waiting that was cut short. */
    static CameraFailure interrupted(Watch.Interruption interruption, Watch watch, RtspSettings settings) {
        return switch (interruption) {
            case NONE, STOPPED -> new CameraFailure(FailureKind.ENDED, "stopped by us");
            case OPEN_TIMEOUT ->
                new CameraFailure(
                        FailureKind.TIMEOUT,
                        "no stream within " + settings.openTimeout().toMillis() + " ms");
            case NO_PACKETS ->
                new CameraFailure(
                        FailureKind.STALLED,
                        "nothing came for " + settings.stallTimeout().toMillis() + " ms");
            case NO_FRAMES ->
                watch.packetsWithoutFrames()
                        ? new CameraFailure(
                                FailureKind.DECODE, "data came but no picture for " + patience(watch, settings) + " ms")
                        : new CameraFailure(FailureKind.STALLED, "no picture for " + patience(watch, settings) + " ms");
        };
    }

    private static long patience(Watch watch, RtspSettings settings) {
        return (watch.phase() == Phase.PLAYING ? settings.stallTimeout() : settings.firstFrameTimeout()).toMillis();
    }

    private static FailureKind kind(int error, Phase phase) {
        if (error == AVERROR_HTTP_UNAUTHORIZED || error == AVERROR_HTTP_FORBIDDEN) {
            return FailureKind.AUTH;
        }
        if (error == AVERROR_HTTP_NOT_FOUND) {
            return FailureKind.NOT_FOUND;
        }
        if (error == ECONNREFUSED) {
            return FailureKind.REFUSED;
        }
        if (error == ETIMEDOUT || error == EHOSTUNREACH || error == ENETUNREACH) {
            return FailureKind.TIMEOUT;
        }
        boolean ended = error == AVERROR_EOF || error == ECONNRESET || error == EPIPE;
        return ended && phase != Phase.OPENING ? FailureKind.ENDED : FailureKind.PROTOCOL;
    }

    static String text(int error) {
        byte[] buffer = new byte[128];
        av_strerror(error, buffer, buffer.length);
        int end = 0;
        while (end < buffer.length && buffer[end] != 0) {
            end++;
        }
        return new String(buffer, 0, end, StandardCharsets.UTF_8);
    }
}
