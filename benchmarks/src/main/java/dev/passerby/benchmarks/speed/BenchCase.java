package dev.passerby.benchmarks.speed;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/**
 * A stage that was timed. Where several processes timed it, each number is the median of theirs.
 *
 * @param circumstances what it was timed with
 * @param threads how many callers worked at once
 * @param forks how many processes timed it
 * @param medianMs the time of one unit of work, such as a picture or a face: half are shorter
 * @param p90Ms nine in ten are shorter
 * @param leastMs {@code medianMs} of the fastest process
 * @param greatestMs {@code medianMs} of the slowest
 * @param floorMs the least time in which this machine could do the stage's arithmetic, move its memory or decode its video
 * @param shareOfFloor {@code floorMs} in units of {@code medianMs}: 1 is as fast as the machine can be
 * @param plain who does the same plainly; absent where nobody does
 * @param plainMs how long that takes, measured beside
 * @param timesPlain {@code plainMs} in units of {@code medianMs}
 * @param reference what {@code referenceMs} is of; absent where nothing is known
 * @param referenceMs how long other software takes for the same, on one thread of a 2-core machine with AVX-512; not measured in
 *     this run
 * @param timesFaster {@code referenceMs} in units of {@code medianMs}
 * @param times how many were taken
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BenchCase(
        @JsonUnwrapped Circumstances circumstances,
        int threads,
        int forks,
        double medianMs,
        double p90Ms,
        double leastMs,
        double greatestMs,
        double floorMs,
        double shareOfFloor,
        @Nullable String plain,
        @Nullable Double plainMs,
        @Nullable Double timesPlain,
        @Nullable String reference,
        @Nullable Double referenceMs,
        @Nullable Double timesFaster,
        int times) {

    static BenchCase of(Work work, int threads, Timing timing, @Nullable Double plainMs, Floors floors) {
        double median = timing.medianMillis() / work.units();
        double floor = floor(work, plainMs, floors);
        Reference reference = Reference.of(work.circumstances());
        return new BenchCase(
                work.circumstances(),
                threads,
                1,
                median,
                timing.p90Millis() / work.units(),
                median,
                median,
                floor,
                floor / median,
                work.plain() == null ? null : work.plain().name(),
                plainMs,
                plainMs == null ? null : plainMs / median,
                reference == null ? null : reference.software(),
                reference == null ? null : reference.millis(),
                reference == null ? null : reference.millis() / median,
                timing.times());
    }

    private static double floor(Work work, @Nullable Double plainMs, Floors floors) {
        if (work.floorMillis() != null) {
            return work.floorMillis().applyAsDouble(floors);
        }
        if (plainMs != null) {
            return plainMs;
        }
        throw new IllegalArgumentException("stage '" + work.circumstances().stage() + "' has no floor");
    }
}
