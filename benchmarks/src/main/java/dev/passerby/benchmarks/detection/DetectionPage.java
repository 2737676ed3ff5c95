package dev.passerby.benchmarks.detection;

import dev.passerby.benchmarks.boxes.PrecisionRecall;
import dev.passerby.benchmarks.boxes.SizeRecall;
import dev.passerby.benchmarks.detection.DetectionResult.AtIou;
import dev.passerby.benchmarks.report.Axis;
import dev.passerby.benchmarks.report.BarChart;
import dev.passerby.benchmarks.report.HtmlPage;
import dev.passerby.benchmarks.report.HtmlTable;
import dev.passerby.benchmarks.report.KeyFigure;
import dev.passerby.benchmarks.report.LineChart;
import dev.passerby.benchmarks.report.PictureCard;
import dev.passerby.benchmarks.report.Section;
import dev.passerby.benchmarks.report.Thumbnail;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** The page of a {@link DetectionFindings}: figures, charts, the comparison of settings, and the worst mistakes. */
final class DetectionPage {

    private static final int EXAMPLES = 24;
    private static final int EXAMPLE_SIDE = 180;

    private final DetectionFindings findings;
    private final DetectionResult result;
    private final HtmlPage page = new HtmlPage(
            "Face detection",
            "How well faces are found, against boxes that were annotated, and what settings cost and bring.");

    private DetectionPage(DetectionFindings findings) {
        this.findings = findings;
        result = findings.result();
    }

    static HtmlPage of(DetectionFindings findings) {
        DetectionPage made = new DetectionPage(findings);
        made.figures();
        made.precisionAndRecall();
        made.recallBySize();
        made.overlaps();
        if (!made.result.sweep().isEmpty()) {
            SweepSection.add(made.page, made.result);
        }
        made.mistakes();
        return made.page.origin(made.origin());
    }

    private void figures() {
        Section section = page.section("The figures")
                .keyFigures(
                        new KeyFigure("average precision", share(result.ap()), "at an overlap of " + result.iou()),
                        new KeyFigure("recall", share(result.recall()), "of " + result.faces() + " faces"),
                        new KeyFigure(
                                "false alarms a picture",
                                share(result.falseAlarmsPerPicture()),
                                "over " + result.pictures() + " pictures"),
                        new KeyFigure(
                                "pictures a second",
                                String.format(Locale.ROOT, "%.1f", result.picturesPerSecond()),
                                "read and looked at"))
                .paragraph("A box finds the face that it overlaps most, if intersection over union is at least "
                        + result.iou() + " and no surer box has found that face; any other box is a false alarm."
                        + " Annotated faces that do not count are neither missed nor false alarms."
                        + " Pictures with faces of which none was found: " + result.undetectedPictures() + ".");
        if (result.unreadable() > 0) {
            section.heading("Pictures that could not be read, and are in no figure")
                    .points(findings.unreadable());
        }
    }

    private void precisionAndRecall() {
        List<PrecisionRecall.Point> points =
                PrecisionRecall.of(findings.run().matches(result.iou())).points();
        if (result.faces() == 0 || points.isEmpty()) {
            return;
        }
        DoubleStream recall = points.stream().mapToDouble(PrecisionRecall.Point::recall);
        DoubleStream precision = points.stream().mapToDouble(PrecisionRecall.Point::precision);
        page.section("Precision and recall")
                .paragraph("From left to right, boxes of ever lower score are taken. The curve ends at the detector's"
                        + " last threshold, below which it says nothing.")
                .chart(new LineChart(
                                "Precision over recall",
                                "Ends at a recall of " + share(result.recall()) + " and a precision of "
                                        + share(result.precision()) + ".",
                                Axis.percent("recall", 0, 1),
                                Axis.percent("precision", 0, 1))
                        .line(
                                "as given",
                                fromTheAxis(0, recall),
                                fromTheAxis(points.get(0).precision(), precision)));
    }

    private static double[] fromTheAxis(double first, DoubleStream values) {
        return DoubleStream.concat(DoubleStream.of(first), values).toArray();
    }

    private void recallBySize() {
        if (result.faces() == 0) {
            return;
        }
        BarChart chart = new BarChart(
                "Recall by face size",
                "The share of faces that were found, for each size of a face.",
                Axis.percent("faces found", 0, 1));
        for (SizeRecall size : result.recallBySize()) {
            Double recall = size.recall();
            if (recall != null) {
                chart.bar(
                        size.range() + " px",
                        recall,
                        String.format(Locale.ROOT, "%.1f %% of %d", 100 * recall, size.faces()));
            }
        }
        page.section("Recall by face size")
                .paragraph("A face's size is the geometric mean of its annotated box's sides, in pixels. "
                        + "The detector looked for faces from "
                        + Math.round(result.settings().minFace()) + " px on.")
                .chart(chart);
    }

    private void overlaps() {
        HtmlTable table = new HtmlTable("", "overlap (IoU)", "average precision", "recall", "false alarms a picture");
        for (AtIou at : result.byIou()) {
            table.row(
                    String.format(Locale.ROOT, "%.1f", at.iou()),
                    share(at.ap()),
                    share(at.recall()),
                    share(at.falseAlarmsPerPicture()));
        }
        page.section("How much overlap is asked for")
                .paragraph(
                        "Annotators draw boxes by their own custom, some with forehead and ears, some without. What is"
                                + " gained at a smaller overlap was found and is only drawn differently.")
                .table(table);
    }

    private void mistakes() {
        examples(
                "The largest faces missed",
                "No face was missed.",
                Example.misses(findings.run(), result.iou()),
                miss -> String.format(Locale.ROOT, "%.0f px", miss.weight()));
        examples(
                "The surest false alarms",
                "There was no false alarm.",
                Example.falseAlarms(findings.run(), result.iou()),
                alarm -> String.format(Locale.ROOT, "score %.3f", alarm.weight()));
    }

    private void examples(String heading, String none, List<Example> examples, Function<Example, String> title) {
        Section section = page.section(heading);
        if (examples.isEmpty()) {
            section.paragraph(none);
            return;
        }
        section.paragraph(String.format(
                        Locale.ROOT,
                        "%d of %d. Blue is annotated, yellow is the detector's.",
                        Math.min(EXAMPLES, examples.size()),
                        examples.size()))
                .pictures(examples.stream()
                        .limit(EXAMPLES)
                        .map(example -> card(example, title.apply(example)))
                        .toList());
    }

    private PictureCard card(Example example, String title) {
        Clipping clipping = Clipping.of(
                findings.folder().read(example.looked().picture()), example.box(), example.looked(), EXAMPLE_SIDE);
        String path = example.looked().picture().path();
        Thumbnail picture = Thumbnail.of(clipping.picture(), EXAMPLE_SIDE, path, clipping.outlines());
        return new PictureCard(picture, title, String.format(Locale.ROOT, "best overlap %.2f", example.iou()), path);
    }

    private String origin() {
        DetectionResult.Settings settings = result.settings();
        return String.format(
                Locale.ROOT,
                "./passerby evaluate detection: %d pictures, smallest face %.0f px, thresholds %s, pyramid factor %s.",
                result.pictures(),
                settings.minFace(),
                settings.thresholds(),
                settings.factor());
    }

    static String share(@Nullable Double value) {
        return value == null ? "–" : String.format(Locale.ROOT, "%.3f", value);
    }
}
