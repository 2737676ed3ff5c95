package dev.passerby.benchmarks.speed;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The whole path, measured with some cameras. Where several processes measured it, each number is the median of theirs.
 *
 * @param stage {@code pipeline}
 * @param size of the cameras' pictures
 * @param faces people in view of each camera, at any time
 * @param cameras how many
 * @param fps pictures a second and camera that are to be looked at
 * @param seconds how long it was measured
 * @param sustained whether every picture that was to be looked at was, with processor time to spare; absent where it was measured too
 *     shortly to tell
 * @param forks how many processes measured it
 * @param medianMs from a frame's capture to the decision about it: half take less
 * @param p90Ms nine in ten
 * @param p95Ms 95 in 100
 * @param p99Ms 99 in 100
 * @param leastMs {@code medianMs} of the fastest process
 * @param greatestMs {@code medianMs} of the slowest
 * @param eventP50Ms from a frame's capture to a subscriber who has the event of it: half take less
 * @param eventP95Ms 95 in 100
 * @param eventP99Ms 99 in 100
 * @param events how many events that is of
 * @param shareMs a frame's mean milliseconds by part of its way
 * @param decodedPerSecond pictures a second and camera that were decoded
 * @param analysedPerSecond pictures a second and camera that were looked at
 * @param dropped pictures lost in the time, by reason
 * @param cpuShare processor time used by everything but the cameras, as a share of all cores
 * @param cpuMs the same in milliseconds for each second of each camera, by part
 * @param camerasCpuMs what simulating a camera took, which is none of Passerby's
 * @param kafkaBytesPerSecond on the frames topic, of each camera
 * @param memoryMb resident, all in all
 * @param memoryMbPerCamera what came with the cameras, for each
 */
public record PipelineCase(
        String stage,
        String size,
        int faces,
        int cameras,
        double fps,
        double seconds,
        @Nullable Boolean sustained,
        int forks,
        double medianMs,
        double p90Ms,
        double p95Ms,
        double p99Ms,
        double leastMs,
        double greatestMs,
        double eventP50Ms,
        double eventP95Ms,
        double eventP99Ms,
        int events,
        Map<String, Double> shareMs,
        double decodedPerSecond,
        double analysedPerSecond,
        Map<String, Long> dropped,
        double cpuShare,
        Map<String, Double> cpuMs,
        double camerasCpuMs,
        double kafkaBytesPerSecond,
        double memoryMb,
        double memoryMbPerCamera) {

    /** The stage's name. */
    public static final String STAGE = "pipeline";
}
