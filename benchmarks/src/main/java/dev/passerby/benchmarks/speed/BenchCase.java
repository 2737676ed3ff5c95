package dev.passerby.benchmarks.speed;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/**
 * A stage that was timed.
 *
 * @param circumstances what it was timed with
 * @param threads how many callers worked at once
 * @param medianMs the time of one unit of work, such as a picture or a face: half are shorter
 * @param p90Ms nine in ten are shorter
 * @param floorMs the least time in which this machine could do the stage's arithmetic, or move its memory
 * @param shareOfFloor {@code floorMs} in units of {@code medianMs}: 1 is as fast as the machine can be
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
        double medianMs,
        double p90Ms,
        double floorMs,
        double shareOfFloor,
        @Nullable String reference,
        @Nullable Double referenceMs,
        @Nullable Double timesFaster,
        int times) {

    static BenchCase of(Work work, int threads, Timing timing, Floors floors) {
        double median = timing.medianMillis() / work.units();
        double floor = work.floorMillis().applyAsDouble(floors);
        Reference reference = Reference.of(work.circumstances());
        return new BenchCase(
                work.circumstances(),
                threads,
                median,
                timing.p90Millis() / work.units(),
                floor,
                floor / median,
                reference == null ? null : reference.software(),
                reference == null ? null : reference.millis(),
                reference == null ? null : reference.millis() / median,
                timing.times());
    }
}
