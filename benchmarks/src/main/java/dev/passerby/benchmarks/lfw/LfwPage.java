package dev.passerby.benchmarks.lfw;

import dev.passerby.benchmarks.report.Axis;
import dev.passerby.benchmarks.report.HistogramChart;
import dev.passerby.benchmarks.report.HtmlPage;
import dev.passerby.benchmarks.report.HtmlTable;
import dev.passerby.benchmarks.report.KeyFigure;
import dev.passerby.benchmarks.report.LineChart;
import dev.passerby.benchmarks.report.PictureCard;
import dev.passerby.benchmarks.report.Section;
import dev.passerby.benchmarks.report.Thumbnail;
import dev.passerby.benchmarks.report.Tone;
import dev.passerby.benchmarks.scores.Roc;
import dev.passerby.vision.alignment.AlignedCrop;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The page of an evaluation on LFW: figures, ROC, histograms, thresholds, and the pairs judged wrongly. */
public final class LfwPage {

    private static final int CURVE_POINTS = 200;
    private static final int CROP_SIDE = 120;
    /** Below it even seven million pairs are too few. */
    private static final double LEAST_RATE = 1e-6;

    private final LfwFindings findings;
    private final LfwResult result;
    private final HtmlPage page = new HtmlPage(
            "Labeled Faces in the Wild",
            "Whether two pictures show one person, by the data set's protocol, with the code that the job runs.");

    private LfwPage(LfwFindings findings) {
        this.findings = findings;
        result = findings.result();
    }

    /** The whole page. */
    public static HtmlPage of(LfwFindings findings) {
        LfwPage made = new LfwPage(findings);
        made.figures();
        made.curves();
        made.histograms();
        made.thresholds();
        made.mistakes();
        return made.page.origin(String.format(
                Locale.ROOT,
                "Folds %s, variant %s: %d pictures in %.0f s, %.1f a second. Embedding network %s.",
                made.result.folds(),
                made.result.variant(),
                made.result.pictures(),
                made.result.seconds(),
                made.result.picturesPerSecond(),
                made.result.models().embedder().substring(0, 12)));
    }

    private void figures() {
        page.section("The figures")
                .keyFigures(
                        new KeyFigure(
                                "accuracy",
                                number("%.4f", result.accuracy()),
                                number(
                                        "± %.4f over %d folds",
                                        result.std(), result.folds().size())),
                        new KeyFigure("area under the ROC", number("%.5f", result.auc()), "of the protocol's pairs"),
                        new KeyFigure("equal error rate", number("%.4f", result.eer()), "of the protocol's pairs"),
                        new KeyFigure(
                                "no face found", Integer.toString(result.undetected()), "of " + result.pictures()))
                .paragraph(
                        result.thresholdFromOtherFolds()
                                ? "Each fold is judged by the threshold that is best on the other folds."
                                : "There is one fold only, so it chose its own threshold: the accuracy is flattering.")
                .note("A picture in which no face was found counts as different from every other.");
    }

    private void curves() {
        LineChart chart = new LineChart(
                "True accepts over false accepts",
                "How many pairs of one person are accepted when so many pairs of two people are.",
                Axis.logarithmic("false accept rate", LEAST_RATE, 1),
                Axis.percent("true accept rate", 0.5, 1));
        addCurve(chart, "protocol's pairs", findings.protocol());
        addCurve(chart, "all pairs of two people", findings.allPairs());
        page.section("ROC")
                .paragraph("The protocol has few pairs of two people, which says little about rare mistakes. Among the "
                        + "same pictures there are " + String.format(Locale.ROOT, "%,d", result.allPairs())
                        + " such pairs, which is far steadier and reaches down to one in a hundred thousand.")
                .chart(chart);
    }

    private static void addCurve(LineChart chart, String name, Roc roc) {
        List<Roc.Point> points = roc.curve(CURVE_POINTS).stream()
                .filter(point -> point.falseAcceptRate() >= LEAST_RATE)
                .toList();
        chart.line(
                name,
                points.stream().mapToDouble(Roc.Point::falseAcceptRate).toArray(),
                points.stream().mapToDouble(Roc.Point::trueAcceptRate).toArray());
    }

    private void histograms() {
        page.section("Distances")
                .chart(new HistogramChart(
                                "Distances of the protocol's pairs",
                                "Pairs of one person lie left of the threshold, pairs of two right of it.",
                                Axis.linear("distance", 0, 2),
                                80)
                        .distribution("one person", findings.protocol().genuine())
                        .distribution("two people", findings.protocol().impostors())
                        .mark(result.threshold(), number("threshold %.3f", result.threshold())));
    }

    private void thresholds() {
        HtmlTable table = new HtmlTable(
                "What a threshold accepts", "pairs", "false accept rate", "threshold", "true accept rate");
        rows(table, "protocol's", result.tarAtFar(), result.thresholdAtFar());
        rows(table, "all pairs of two people", result.tarAtFarAllPairs(), result.thresholdAtFarAllPairs());
        page.section("Thresholds").table(table);
    }

    private static void rows(HtmlTable table, String pairs, Map<String, Double> rates, Map<String, Double> thresholds) {
        rates.forEach((far, tar) -> table.row(pairs, far, number("%.3f", thresholds.get(far)), number("%.4f", tar)));
    }

    private void mistakes() {
        mistakes("One person, judged to be two", true);
        mistakes("Two people, judged to be one", false);
    }

    private void mistakes(String heading, boolean same) {
        List<PictureCard> cards = new ArrayList<>();
        for (WorstPair pair : findings.worst()) {
            if (pair.same() == same) {
                cards.add(new PictureCard(
                        pictures(pair),
                        number("%.3f", pair.distance()),
                        List.of(pair.first().replace('_', ' '), pair.second().replace('_', ' ')),
                        Tone.BAD));
            }
        }
        Section section = page.section(heading);
        if (cards.isEmpty()) {
            section.paragraph("None.");
        } else {
            section.paragraph("The most wrong first, as the network saw them, with their distance.")
                    .pictures(cards);
        }
    }

    private static List<Thumbnail> pictures(WorstPair pair) {
        List<Thumbnail> pictures = new ArrayList<>();
        add(pictures, pair.firstCrop(), pair.first());
        add(pictures, pair.secondCrop(), pair.second());
        return pictures;
    }

    private static void add(List<Thumbnail> pictures, @Nullable AlignedCrop crop, String name) {
        if (crop != null) {
            pictures.add(Thumbnail.of(crop.picture(), CROP_SIDE, name));
        }
    }

    private static String number(String format, @Nullable Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
