package dev.passerby.benchmarks.speed;

import java.util.Locale;

/** Timings as a person reads them: the machine first, then a line for each case. */
public final class BenchText {

    private BenchText() {}

    /** The machine, and the head of the table. */
    public static String of(Floors floors, int threads) {
        return String.format(
                Locale.ROOT,
                "This machine, each of %d thread(s): %.1f GFLOP/s in a matrix product, %.1f GB/s of memory.%n%n"
                        + "%-7s  %-32s  %12s  %9s  %11s  %s%n",
                threads,
                floors.flopsPerSecond() / 1e9,
                floors.bytesPerSecond() / 1e9,
                "stage",
                "of",
                "median ms",
                "90 % ms",
                "of floor",
                "beside others");
    }

    /** One line of the table. */
    public static String of(BenchCase one) {
        return String.format(
                Locale.ROOT,
                "%-7s  %-32s  %12.3f  %9.3f  %9.0f %%  %s%n",
                one.circumstances().stage(),
                one.circumstances().text(),
                one.medianMs(),
                one.p90Ms(),
                100 * one.shareOfFloor(),
                one.timesFaster() == null
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                "%.1f × %s (%.1f ms)",
                                one.timesFaster(),
                                one.reference(),
                                one.referenceMs()));
    }
}
