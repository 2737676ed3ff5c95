package dev.passerby.standalone.bench;

import dev.passerby.benchmarks.speed.BenchSettings;
import dev.passerby.benchmarks.speed.PipelineCase;
import dev.passerby.benchmarks.speed.video.BenchVideo;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The time between two readings of the whole path.
 *
 * @param before at its beginning
 * @param after at its end
 * @param cameras how many were attached
 * @param telling whether it was long enough, and came after a warm-up, to tell whether the cameras are sustained
 */
record Watched(Reading before, Reading after, int cameras, boolean telling) {

    /** What may be missing of the pictures due, besides the one a camera that the measurement's ends may cut off. */
    private static final double TOLERANCE = 0.02;

    /** Processor time above which the next camera is one too many. */
    private static final double BUSY = 0.98;

    /**
     * What the two readings say, in a case.
     *
     * @param size of the cameras' pictures
     * @param people in view of each
     * @param simulated how many cameras are simulated, attached or not
     * @param latencies of the frames between the readings
     * @param residentBefore the process's memory before there were cameras, in MB
     */
    PipelineCase of(BenchSettings.Size size, int people, int simulated, Latencies latencies, double residentBefore) {
        double resident = Reading.residentMb();
        double median = latencies.frames(50);
        return new PipelineCase(
                PipelineCase.STAGE,
                size.toString(),
                people,
                cameras,
                PipelineBench.FPS,
                seconds(),
                telling ? sustained() : null,
                1,
                median,
                latencies.frames(90),
                latencies.frames(95),
                latencies.frames(99),
                median,
                median,
                latencies.events(50),
                latencies.events(95),
                latencies.events(99),
                latencies.events(),
                latencies.shares(),
                decoded(),
                analysed(),
                lost(),
                own() / cores(),
                cpu(),
                1e3 * simulating() / simulated,
                (after.kafkaBytes() - before.kafkaBytes()) / cameraSeconds(),
                resident,
                (resident - residentBefore) / cameras);
    }

    private double seconds() {
        return (after.nanos() - before.nanos()) / 1e9;
    }

    private double cameraSeconds() {
        return seconds() * cameras;
    }

    private static int cores() {
        return Runtime.getRuntime().availableProcessors();
    }

    /** Cores that the process kept busy. */
    private double own() {
        return (after.cpu().ofProcess() - before.cpu().ofProcess()) / 1e9 / seconds();
    }

    /** Cores that the simulated cameras kept busy. */
    private double simulating() {
        return after.cameras().minus(before.cameras()).toNanos() / 1e9 / seconds();
    }

    /** Pictures a second and camera. */
    private double decoded() {
        return (after.decoded() - before.decoded()) / cameraSeconds();
    }

    /** Pictures a second and camera. */
    private double analysed() {
        return (after.analysed() - before.analysed()) / cameraSeconds();
    }

    private Map<String, Long> lost() {
        Map<String, Long> lost = new LinkedHashMap<>();
        after.lost()
                .forEach((reason, total) ->
                        lost.put(reason, Math.max(0, total - before.lost().getOrDefault(reason, 0L))));
        return lost;
    }

    /** Milliseconds of processor time a second and camera, by part. */
    private Map<String, Double> cpu() {
        Map<String, Double> cpu = new LinkedHashMap<>();
        CpuShare.between(before.cpu(), after.cpu())
                .forEach((part, nanos) -> cpu.put(part, nanos / 1e6 / cameraSeconds()));
        return cpu;
    }

    private boolean sustained() {
        return lost().values().stream().allMatch(number -> number == 0)
                && analysed() >= least(PipelineBench.FPS)
                && decoded() >= least(BenchVideo.RATE)
                && (own() + simulating()) / cores() <= BUSY;
    }

    /** The pictures a second and camera that have to be there of those that are due. */
    private double least(double due) {
        return due * (1 - TOLERANCE) - 1 / seconds();
    }
}
