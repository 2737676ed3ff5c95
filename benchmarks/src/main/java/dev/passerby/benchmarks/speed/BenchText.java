package dev.passerby.benchmarks.speed;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Timings as a person reads them: the machine first, then a line for each case. */
public final class BenchText {

    private BenchText() {}

    /** The machine, and the head of the table. */
    public static String of(Floors floors, int threads) {
        return String.format(
                Locale.ROOT,
                "This machine, each of %d thread(s): %.1f GFLOP/s in a matrix product, %.1f GB/s of memory.%n%n"
                        + "%-7s  %-32s  %10s  %17s  %9s  %9s  %s%n",
                threads,
                floors.flopsPerSecond() / 1e9,
                floors.bytesPerSecond() / 1e9,
                "stage",
                "of",
                "median ms",
                "of processes",
                "90 % ms",
                "of floor",
                "beside others");
    }

    /** One line of the table. */
    public static String of(BenchCase one) {
        return String.format(
                Locale.ROOT,
                "%-7s  %-32s  %10.3f  %8.3f-%8.3f  %9.3f  %7.0f %%  %s%n",
                one.circumstances().stage(),
                one.circumstances().text(),
                one.medianMs(),
                one.leastMs(),
                one.greatestMs(),
                one.p90Ms(),
                100 * one.shareOfFloor(),
                besideOthers(one));
    }

    /** The whole path: several lines. */
    public static String of(PipelineCase one) {
        return String.format(
                Locale.ROOT,
                "%n%s  %s, %d in view: %d camera(s)%s, %.1f of %d pictures a second looked at, %.0f %% of all cores%n"
                        + "  capture to decision  p50 %.0f  p95 %.0f  p99 %.0f ms;  to a subscriber  p50 %.0f  p95 %.0f  p99 %.0f"
                        + " ms (%d events)%n"
                        + "  a frame's ms         %s%n"
                        + "  CPU ms a camera and second  %s;  simulating the camera %.0f%n"
                        + "  a camera takes %.2f MB/s on Kafka and %.0f MB of memory (%.0f MB in all);  lost: %s%n",
                one.stage(),
                one.size(),
                one.faces(),
                one.cameras(),
                sustained(one.sustained()),
                one.analysedPerSecond(),
                Math.round(one.decodedPerSecond()),
                100 * one.cpuShare(),
                one.medianMs(),
                one.p95Ms(),
                one.p99Ms(),
                one.eventP50Ms(),
                one.eventP95Ms(),
                one.eventP99Ms(),
                one.events(),
                listed(one.shareMs()),
                listed(one.cpuMs()),
                one.camerasCpuMs(),
                one.kafkaBytesPerSecond() / 1e6,
                one.memoryMbPerCamera(),
                one.memoryMb(),
                lost(one.dropped()));
    }

    private static String sustained(@Nullable Boolean sustained) {
        if (sustained == null) {
            return ", too short to tell whether sustained";
        }
        return sustained ? " sustained" : " NOT SUSTAINED";
    }

    private static String listed(Map<String, Double> parts) {
        return parts.entrySet().stream()
                .map(part -> String.format(Locale.ROOT, "%s %.1f", part.getKey(), part.getValue()))
                .collect(Collectors.joining("  "));
    }

    private static String lost(Map<String, Long> dropped) {
        String lost = dropped.entrySet().stream()
                .filter(reason -> reason.getValue() > 0)
                .map(reason -> reason.getKey() + " " + reason.getValue())
                .collect(Collectors.joining(", "));
        return lost.isEmpty() ? "nothing" : lost;
    }

    /** The ratio that was measured here first, the one to another machine's times behind it. */
    private static String besideOthers(BenchCase one) {
        StringBuilder text = new StringBuilder();
        if (one.timesPlain() != null) {
            text.append(String.format(Locale.ROOT, "%.2f × %s, measured beside", one.timesPlain(), one.plain()));
        }
        if (one.timesFaster() != null) {
            text.append(text.isEmpty() ? "" : "; ")
                    .append(String.format(Locale.ROOT, "%.1f × %s elsewhere", one.timesFaster(), one.reference()));
        }
        return text.toString();
    }
}
