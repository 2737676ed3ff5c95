package dev.passerby.benchmarks.detection;

import static dev.passerby.benchmarks.detection.DetectionPage.share;

import dev.passerby.benchmarks.detection.DetectionResult.SweepRow;
import dev.passerby.benchmarks.report.Axis;
import dev.passerby.benchmarks.report.HtmlPage;
import dev.passerby.benchmarks.report.HtmlTable;
import dev.passerby.benchmarks.report.LineChart;
import dev.passerby.benchmarks.report.Section;
import java.util.List;
import java.util.Locale;

/** The part of a page that compares settings. */
final class SweepSection {

    private SweepSection() {}

    static void add(HtmlPage page, DetectionResult result) {
        Section section = page.section("What settings cost and bring")
                .paragraph(String.format(
                        Locale.ROOT,
                        "Each row changes one value of the settings given. Measured side by side over %d pictures on one"
                                + " thread, without reading the files: every picture with every setting before the next"
                                + " picture, several times over. The median is that of the pictures; the last column"
                                + " compares the time for all of them together.",
                        result.sweepPictures()))
                .table(table(result.sweep()));
        if (result.faces() > 0) {
            section.chart(chart(result.sweep()));
        }
    }

    private static HtmlTable table(List<SweepRow> rows) {
        HtmlTable table = new HtmlTable(
                "", "setting", "average precision", "recall", "false alarms a picture", "median ms", "time");
        for (SweepRow row : rows) {
            table.row(
                    row.change(),
                    share(row.ap()),
                    share(row.recall()),
                    share(row.falseAlarmsPerPicture()),
                    String.format(Locale.ROOT, "%.1f", row.medianMillis()),
                    String.format(Locale.ROOT, "× %.2f", row.timeRatio()));
        }
        return table;
    }

    private static LineChart chart(List<SweepRow> rows) {
        double slowest = rows.stream().mapToDouble(SweepRow::timeRatio).max().orElse(1);
        double worst = rows.stream().mapToDouble(SweepSection::ap).min().orElse(0);
        LineChart chart = new LineChart(
                "Average precision over time",
                "Each point is a setting; upper left is better.",
                Axis.linear("time, as a multiple of that with the settings given", 0, 1.05 * slowest),
                Axis.percent("average precision", Math.max(0, Math.floor(10 * worst - 0.5) / 10), 1));
        rows.stream().map(SweepRow::parameter).distinct().forEach(parameter -> {
            List<SweepRow> points = rows.stream()
                    .filter(row -> row.parameter().equals(parameter))
                    .toList();
            chart.dots(
                    parameter,
                    points.stream().mapToDouble(SweepRow::timeRatio).toArray(),
                    points.stream().mapToDouble(SweepSection::ap).toArray());
        });
        return chart;
    }

    private static double ap(SweepRow row) {
        Double ap = row.ap();
        return ap == null ? 0 : ap;
    }
}
