package dev.passerby.benchmarks.speed.device;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Findings as Markdown, which reads as text too. */
public final class DeviceTable {

    private static final String UNKNOWN = "–";

    private final StringBuilder text = new StringBuilder();

    /** Whether the next row is a table's head. */
    private boolean fresh;

    private DeviceTable() {}

    /** All tables of a device. */
    public static String of(DeviceFindings found) {
        DeviceTable table = new DeviceTable();
        table.head(found);
        table.parity(found.parity());
        table.embedding(found.embedding());
        table.detection(found);
        table.cameras(found.cameras());
        table.memory(found.memory());
        if (!found.problems().isEmpty()) {
            table.heading("What failed");
            found.problems().forEach(problem -> table.line("- %s", problem));
        }
        return table.text.toString();
    }

    private void head(DeviceFindings found) {
        line("# %s: %s", found.device(), found.name());
        line(
                "%d cores%s. Ceiling in matrix products: float32 %s, float16 %s.",
                found.cores(),
                found.driver() == null ? "" : ", driver " + found.driver(),
                ceiling(found.ceilingFlops()),
                ceiling(found.ceilingHalvesFlops()));
    }

    private static String ceiling(@Nullable Double flops) {
        return flops == null ? "not measured" : String.format(Locale.ROOT, "%.3f TFLOP/s", flops / 1e12);
    }

    private void parity(@Nullable Parity parity) {
        if (parity == null) {
            return;
        }
        heading("Parity with the processor: " + (parity.agrees() ? "agrees" : "DIFFERS"));
        row(
                "pictures",
                "faces",
                "missing",
                "extra",
                "least IoU",
                "worst landmark, widths",
                "least cosine, same and own crop");
        row(
                "" + parity.pictures(),
                "" + parity.faces(),
                "" + parity.missing(),
                "" + parity.extra(),
                number("%.5f", parity.leastIou()),
                number("%.5f", parity.worstLandmark()),
                number("%.6f", parity.leastCosine()) + ", " + number("%.6f", parity.leastCosineOfOwnCrops()));
    }

    private void embedding(List<DeviceFindings.Embedding> cases) {
        heading("Embedding");
        row("variant", "batch", "callers", "faces/s", "median ms", "p90 ms", "of ceiling");
        cases.forEach(one -> row(
                one.variant(),
                "" + one.batch(),
                "" + one.callers(),
                number("%.1f", one.facesPerSecond()),
                number("%.3f", one.medianMs()),
                number("%.3f", one.p90Ms()),
                percent(one.shareOfCeiling())));
    }

    private void detection(DeviceFindings found) {
        heading(String.format(Locale.ROOT, "Detection from %.0f pixels, decode aside", found.minFace()));
        row("size", "callers", "frames/s", "median ms", "p90 ms", "of ceiling");
        found.detection()
                .forEach(one -> row(
                        one.size(),
                        "" + one.callers(),
                        number("%.1f", one.framesPerSecond()),
                        number("%.3f", one.medianMs()),
                        number("%.3f", one.p90Ms()),
                        percent(one.shareOfCeiling())));
    }

    private void cameras(List<DeviceFindings.Cameras> cases) {
        heading("Cameras, detection and one embedding a frame");
        row("size", "fps", "callers", "cameras", "load: p50 / p95 / p99 ms");
        cases.forEach(one -> row(
                one.size(),
                "" + one.rate(),
                "" + one.callers(),
                "" + one.cameras(),
                one.loads().stream().map(DeviceTable::load).collect(Collectors.joining("; "))));
    }

    private static String load(DeviceFindings.AtLoad load) {
        return String.format(
                Locale.ROOT,
                "%.0f %%: %.1f / %.1f / %.1f",
                100 * load.share(),
                load.latencyMs().p50(),
                load.latencyMs().p95(),
                load.latencyMs().p99());
    }

    private void memory(@Nullable MemoryPlateau memory) {
        if (memory == null) {
            return;
        }
        heading("Memory over changing sizes and faces");
        row("rounds", "MB after the first", "after the middle", "after the last", "grew in the second half");
        List<Double> rounds = memory.megabytes();
        row(
                "" + rounds.size(),
                number("%.0f", rounds.get(0)),
                number("%.0f", rounds.get(rounds.size() - 1) - memory.grewMb()),
                number("%.0f", rounds.get(rounds.size() - 1)),
                number("%.0f", memory.grewMb()));
    }

    private void heading(String title) {
        line("%n## %s%n", title);
        fresh = true;
    }

    private void row(String... cells) {
        line("| %s |", String.join(" | ", cells));
        if (fresh) {
            line("|%s", "---|".repeat(cells.length));
            fresh = false;
        }
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }

    private static String percent(@Nullable Double share) {
        return share == null ? UNKNOWN : number("%.1f %%", 100 * share);
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
    }
}
