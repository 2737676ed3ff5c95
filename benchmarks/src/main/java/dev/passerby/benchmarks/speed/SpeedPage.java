package dev.passerby.benchmarks.speed;

import dev.passerby.benchmarks.report.Axis;
import dev.passerby.benchmarks.report.BarChart;
import dev.passerby.benchmarks.report.HtmlPage;
import dev.passerby.benchmarks.report.HtmlTable;
import dev.passerby.benchmarks.report.KeyFigure;
import dev.passerby.benchmarks.report.Section;
import dev.passerby.benchmarks.report.Tone;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A run of the benchmark as a page: the machine, the whole path, and each stage beside its floor and the plain way. */
public final class SpeedPage {

    private static final Map<String, String> MEANINGS = Map.of(
            "decode", "A camera's H.264 to pictures, a picture. The floor is the library's own calls and nothing else.",
            "encode", "A picture to the JPEG that is published. The floor is moving its samples through memory.",
            "jpeg", "A frame's JPEG to pixels. The floor is writing the pixels to memory.",
            "detect", "A frame's pixels to faces. The floor is P-Net's arithmetic over the whole pyramid.",
            "embed", "A face to its embedding, a face. The floor is FaceNet's arithmetic.",
            "match",
                    "An embedding to the two people nearest. The floor is reading a byte for each direction of every template.");

    private final SpeedFindings run;
    private final HtmlPage page = new HtmlPage(
            "Speed",
            "How many cameras this machine watches, how late it knows what they see, and what each stage costs.");

    private SpeedPage(SpeedFindings run) {
        this.run = run;
    }

    /**
     * The page.
     *
     * @param others pages that lie beside it, by what to call them
     */
    public static HtmlPage of(SpeedFindings run, Map<String, String> others) {
        SpeedPage made = new SpeedPage(run);
        made.machine();
        made.run.pipelines().forEach(made::pipeline);
        Map<String, List<BenchCase>> stages = new LinkedHashMap<>();
        run.stages().forEach(one -> stages.computeIfAbsent(one.circumstances().stage(), stage -> new ArrayList<>())
                .add(one));
        stages.forEach(made::stage);
        if (!others.isEmpty()) {
            Section section = made.page.section("More");
            others.forEach(section::link);
        }
        return made.page.origin(
                "Made by ./passerby bench --report on " + run.date() + ", of commit " + run.commit() + ".");
    }

    private void machine() {
        Machine machine = run.machine();
        page.section("The machine")
                .keyFigures(
                        new KeyFigure("cores", Integer.toString(machine.cores()), machine.processor()),
                        new KeyFigure(
                                "arithmetic",
                                String.format(
                                        Locale.ROOT,
                                        "%.0f GFLOP/s",
                                        machine.floors().flopsPerSecond() / 1e9),
                                "one thread, a matrix product in the inference engine"),
                        new KeyFigure(
                                "memory",
                                String.format(
                                        Locale.ROOT,
                                        "%.1f GB/s",
                                        machine.floors().bytesPerSecond() / 1e9),
                                "one thread, a copy of 64 MiB"));
    }

    private void pipeline(PipelineCase one) {
        page.section("The whole path, " + one.size() + ", " + one.faces() + " in view")
                .keyFigures(
                        new KeyFigure(
                                "cameras",
                                Integer.toString(one.cameras()),
                                sustained(one.sustained()),
                                tone(one.sustained())),
                        new KeyFigure(
                                "p95",
                                Math.round(one.p95Ms()) + " ms",
                                String.format(
                                        Locale.ROOT,
                                        "from capture to decision; p50 %.0f, p99 %.0f",
                                        one.medianMs(),
                                        one.p99Ms())),
                        new KeyFigure(
                                "p95 of events",
                                Math.round(one.eventP95Ms()) + " ms",
                                String.format(
                                        Locale.ROOT,
                                        "from capture to a subscriber, %d events; p50 %.0f, p99 %.0f",
                                        one.events(),
                                        one.eventP50Ms(),
                                        one.eventP99Ms())),
                        new KeyFigure(
                                "processor",
                                Math.round(100 * one.cpuShare()) + " %",
                                "of all cores, " + one.analysedPerSecond() + " pictures a second looked at"),
                        new KeyFigure(
                                "Kafka",
                                String.format(Locale.ROOT, "%.2f MB/s", one.kafkaBytesPerSecond() / 1e6),
                                "a camera"),
                        new KeyFigure(
                                "memory",
                                Math.round(one.memoryMbPerCamera()) + " MB",
                                "a camera; " + Math.round(one.memoryMb()) + " MB in all"))
                .chart(bars(
                        "Processor time",
                        "Milliseconds of one core for each second of a camera, by part of the path.",
                        "ms",
                        one.cpuMs()))
                .chart(bars(
                        "A frame's way",
                        "Mean milliseconds from its capture to the decision about it.",
                        "ms",
                        one.shareMs()))
                .note(String.format(
                        Locale.ROOT,
                        "Simulating the camera took %.0f ms more, in another process. Medians of %d process(es).",
                        one.camerasCpuMs(),
                        one.forks()));
    }

    private static String sustained(@Nullable Boolean sustained) {
        if (sustained == null) {
            return "too short to tell whether sustained";
        }
        return sustained ? "sustained" : "not sustained";
    }

    private static Tone tone(@Nullable Boolean sustained) {
        if (sustained == null) {
            return Tone.PLAIN;
        }
        return sustained ? Tone.GOOD : Tone.BAD;
    }

    private static BarChart bars(String title, String description, String unit, Map<String, Double> parts) {
        double most =
                parts.values().stream().mapToDouble(Double::doubleValue).max().orElse(1);
        BarChart chart = new BarChart(title, description, Axis.linear(unit, 0, Math.max(1e-3, most)));
        parts.forEach((part, value) -> chart.bar(part, value, String.format(Locale.ROOT, "%.1f", value)));
        return chart;
    }

    private void stage(String stage, List<BenchCase> cases) {
        Section section = page.section(stage).paragraph(MEANINGS.getOrDefault(stage, ""));
        HtmlTable table = new HtmlTable(
                "",
                "of",
                "median ms",
                "processes",
                "90 % ms",
                "floor ms",
                "share of floor",
                "plain way",
                "times",
                "elsewhere");
        for (BenchCase one : cases) {
            table.row(
                    one.circumstances().text(),
                    ms(one.medianMs()),
                    ms(one.leastMs()) + " to " + ms(one.greatestMs()),
                    ms(one.p90Ms()),
                    ms(one.floorMs()),
                    Math.round(100 * one.shareOfFloor()) + " %",
                    one.plainMs() == null ? "" : ms(one.plainMs()),
                    one.timesPlain() == null ? "" : String.format(Locale.ROOT, "%.2f", one.timesPlain()),
                    one.referenceMs() == null ? "" : ms(one.referenceMs()));
        }
        section.table(table);
        double most = cases.stream()
                .mapToDouble(one -> Math.max(one.medianMs(), one.plainMs() == null ? 0 : one.plainMs()))
                .max()
                .orElse(1);
        BarChart chart = new BarChart(stage, "The product above, the plain way below it.", Axis.linear("ms", 0, most));
        for (BenchCase one : cases) {
            chart.bar(shortened(one.circumstances().text()), one.medianMs(), ms(one.medianMs()), Tone.GOOD);
            if (one.plainMs() != null) {
                chart.bar(String.valueOf(one.plain()), one.plainMs(), ms(one.plainMs()));
            }
        }
        section.chart(chart);
    }

    /** As much as has room beside a bar. */
    private static String shortened(String text) {
        return text.length() <= 22 ? text : text.substring(0, 21) + "…";
    }

    private static String ms(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.1f", value);
    }
}
