package dev.passerby.standalone.commands;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.passerby.ingest.camera.FailureKind;
import dev.passerby.ingest.probe.ProbeReport;
import dev.passerby.ingest.probe.Remedy;
import dev.passerby.ingest.probe.Sight;
import dev.passerby.standalone.cameras.CameraFaces;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What {@code camera test} found, with the names of its JSON. What is not known is absent.
 *
 * @param url as it was given
 * @param reached whether a good picture came
 * @param failure why it does not work, such as {@code not_found}; absent when it does
 * @param message the failure in one line
 * @param remedy what can be done about it
 * @param connectMillis until the first picture, or until it failed
 * @param shown what a camera that was reached showed, among the other fields
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CameraFinding(
        String url,
        boolean reached,
        @Nullable String failure,
        @Nullable String message,
        @Nullable String remedy,
        long connectMillis,
        @JsonUnwrapped @Nullable Shown shown) {

    /**
     * What a camera showed.
     *
     * @param codec h264, hevc or mjpeg
     * @param width pixels across
     * @param height pixels down
     * @param fps pictures a second
     * @param keyframeIntervalSeconds from one key frame to the next
     * @param bitsPerSecond compressed video
     * @param clockOffsetMillis how far the camera's clock is ahead of this machine's, negative when behind
     * @param clockRate the seconds on the camera's clock in one of this machine's
     * @param watchedSeconds from the first picture to the last
     * @param pictures how many came
     * @param damaged how many of them were damaged
     * @param picture where one was saved
     * @param searched how many pictures faces were searched in
     * @param faceWidths pixels across every face in them, widest first
     * @param advice what to know or change, one line each
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Shown(
            String codec,
            int width,
            int height,
            @Nullable Double fps,
            @Nullable Double keyframeIntervalSeconds,
            @Nullable Long bitsPerSecond,
            @Nullable Long clockOffsetMillis,
            @Nullable Double clockRate,
            double watchedSeconds,
            int pictures,
            int damaged,
            @Nullable String picture,
            int searched,
            List<Long> faceWidths,
            List<String> advice) {

        static Shown of(Sight sight, CameraFaces faces, @Nullable String picture, List<String> advice) {
            return new Shown(
                    sight.codec(),
                    sight.width(),
                    sight.height(),
                    sight.fps(),
                    sight.keyframeIntervalSeconds(),
                    sight.bitsPerSecond(),
                    sight.clockOffsetMillis(),
                    sight.clockRate(),
                    sight.watchedSeconds(),
                    sight.pictures(),
                    sight.damaged(),
                    picture,
                    faces.pictures(),
                    faces.widths(),
                    advice);
        }
    }

    /**
     * The finding about a camera.
     *
     * @param shown absent where no good picture came
     */
    static CameraFinding of(String url, ProbeReport report, @Nullable Shown shown) {
        FailureKind failure = report.failure();
        return new CameraFinding(
                url,
                shown != null,
                failure == null ? null : failure.name().toLowerCase(Locale.ROOT),
                report.message(),
                failure == null ? null : Remedy.of(failure),
                report.connectMillis(),
                shown);
    }
}
