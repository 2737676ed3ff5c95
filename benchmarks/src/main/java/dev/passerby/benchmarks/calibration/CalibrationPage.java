package dev.passerby.benchmarks.calibration;

import dev.passerby.benchmarks.report.Axis;
import dev.passerby.benchmarks.report.Cell;
import dev.passerby.benchmarks.report.HistogramChart;
import dev.passerby.benchmarks.report.HtmlPage;
import dev.passerby.benchmarks.report.HtmlTable;
import dev.passerby.benchmarks.report.KeyFigure;
import dev.passerby.benchmarks.report.LineChart;
import dev.passerby.benchmarks.report.Section;
import dev.passerby.benchmarks.report.Tone;
import dev.passerby.vision.matching.ImpostorReference;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The page of a calibration: what to do, the threshold and why, who resembles whom, and every photo. */
public final class CalibrationPage {

    /** People in the table of distances: of more, those with the nearest neighbours. */
    private static final int MOST_PEOPLE = 24;

    private static final int MOST_PHOTOS = 200;
    /** The distance at which a cell of the table begins to darken. */
    private static final double PALE = 1.2;

    private static final int BINS = 50;

    private final CalibrationFindings findings;
    private final CalibrationResult result;
    private final HtmlPage page = new HtmlPage(
            "Calibration of the gallery",
            "How near a face must be to be named, so that strangers rarely are; whom that cannot tell apart; and which"
                    + " photos to replace.");

    private CalibrationPage(CalibrationFindings findings) {
        this.findings = findings;
        result = findings.result();
    }

    /** The whole page. */
    public static HtmlPage of(CalibrationFindings findings) {
        CalibrationPage made = new CalibrationPage(findings);
        made.figures();
        made.page.section("What to do").points(made.result.advice());
        made.threshold();
        made.histogram();
        made.rates();
        made.people();
        made.photos();
        return made.page.origin(number(
                "%d people with %d photos and %d strangers: %,d pairs of two people, %,d of one.",
                made.result.people(),
                made.result.photos(),
                made.result.strangers(),
                made.result.impostorPairs(),
                made.result.genuinePairs()));
    }

    private void figures() {
        Double missed = result.missRate();
        page.section("The figures")
                .keyFigures(
                        new KeyFigure(
                                "threshold",
                                Advice.setting(result.threshold()),
                                findings.estimate().interval() == null
                                        ? "from the reference set"
                                        : number(
                                                "%.3f to %.3f, 90 times in 100",
                                                findings.estimate().interval().from(),
                                                findings.estimate().interval().to())),
                        new KeyFigure(
                                "false accepts of a comparison",
                                Rates.oneIn(result.far()),
                                "a stranger's picture and one photo"),
                        new KeyFigure(
                                "false accepts of a search",
                                Rates.oneIn(result.searchFar()),
                                number("at most, over %d photos", result.photos())),
                        new KeyFigure(
                                "photos missed",
                                missed == null ? "unknown" : number("%.1f %%", 100 * missed),
                                missed == null ? "nobody has two photos" : "each looked for without itself",
                                missed != null && missed > 0.2 ? Tone.BAD : Tone.PLAIN));
    }

    private void threshold() {
        ThresholdEstimate estimate = findings.estimate();
        Section section = page.section("The threshold").paragraph(Rates.basis(result));
        if (estimate.isHeldByReference()) {
            section.paragraph(number(
                    "By themselves these people would allow %.3f. The reference set, far larger, allows %.3f, and the"
                            + " stricter holds.",
                    estimate.estimate(), estimate.reference()));
        }
        section.note(
                "The false accept rate is of single comparisons: one picture of a stranger with one enrolled photo. A"
                        + " search compares with every photo, so strangers are named more often the more are enrolled; a track,"
                        + " which needs pictures that agree, less often than a picture.");
    }

    private void histogram() {
        HistogramChart chart = new HistogramChart(
                "Distances of pairs of photos",
                "Pairs of one person should lie left of the threshold, pairs of two people right of it.",
                Axis.linear("distance", 0, 2),
                BINS);
        float[] genuine = findings.distances().genuine();
        float[] impostors = findings.impostors().distances();
        if (genuine.length > 0) {
            chart.distribution("one person", genuine);
        }
        if (impostors.length > 0) {
            chart.distribution("two people", impostors);
        }
        Section section = page.section("Distances");
        if (genuine.length + impostors.length == 0) {
            section.paragraph("There are no two photos to compare.");
            return;
        }
        section.chart(chart.mark(result.threshold(), "threshold " + Advice.setting(result.threshold())));
    }

    private void rates() {
        LineChart chart = new LineChart(
                        "False accepts over the threshold",
                        "How often a stranger's picture passes one comparison; the shaded range is where the threshold for"
                                + " the wished rate lies 90 times in 100.",
                        Axis.linear("threshold", 0.6, 1.3),
                        Axis.logarithmic("false accept rate", ImpostorReference.LEAST_RATE, 1))
                .mark(result.threshold(), "threshold " + Advice.setting(result.threshold()));
        if (findings.estimate().interval() != null) {
            chart.band(
                    findings.estimate().interval().from(),
                    findings.estimate().interval().to());
        }
        double[] rates = IntStream.rangeClosed(0, 80)
                .mapToDouble(step -> ImpostorReference.LEAST_RATE * Math.pow(10, step / 20.0))
                .toArray();
        double[] reference = new double[rates.length];
        for (int i = 0; i < rates.length; i++) {
            rates[i] = Math.min(rates[i], ImpostorReference.MOST_RATE);
            reference[i] = ImpostorReference.threshold(rates[i]);
        }
        chart.line("reference set", reference, rates);
        float[] impostors = findings.impostors().distances();
        if (findings.estimate().basis() != Basis.REFERENCE) {
            double[] fitted = new double[rates.length];
            int[] everybody = findings.impostors().everybody();
            for (int i = 0; i < rates.length; i++) {
                fitted[i] = ImpostorReference.distance(
                        findings.impostors().meanAndDeviations(ImpostorReference.deviations(rates[i]), everybody));
            }
            chart.line("this gallery, with the reference's tail", fitted, rates);
        }
        if (impostors.length > 0) {
            double[] counted = IntStream.range(0, rates.length)
                    .filter(i -> rates[i] * impostors.length >= 1)
                    .mapToDouble(i -> rates[i])
                    .toArray();
            double[] at = new double[counted.length];
            for (int i = 0; i < at.length; i++) {
                at[i] = impostors[Math.min(impostors.length - 1, (int) (counted[i] * impostors.length))];
            }
            chart.line("this gallery, counted", at, counted);
        }
        page.section("False accepts").chart(chart);
    }

    private void people() {
        Section section = page.section("Who resembles whom");
        List<GalleryPeople.Person> people = findings.people().people();
        if (people.size() < 2) {
            section.paragraph("It takes two people to resemble each other.");
            return;
        }
        List<Integer> shown = IntStream.range(0, people.size())
                .boxed()
                .sorted(Comparator.comparingDouble(this::nearest))
                .limit(MOST_PEOPLE)
                .sorted()
                .toList();
        if (shown.size() < people.size()) {
            section.paragraph(number("The %d people with the nearest neighbours, of %d.", shown.size(), people.size()));
        }
        String[] columns = new String[shown.size() + 1];
        columns[0] = "";
        for (int i = 0; i < shown.size(); i++) {
            columns[i + 1] = Integer.toString(i + 1);
        }
        HtmlTable table = new HtmlTable("Distance of two people's nearest photos; the darker, the nearer", columns);
        for (int row = 0; row < shown.size(); row++) {
            int one = shown.get(row);
            Cell[] cells = new Cell[columns.length];
            cells[0] = Cell.of((row + 1) + " " + people.get(one).name());
            for (int i = 0; i < shown.size(); i++) {
                cells[i + 1] = cell(one, shown.get(i));
            }
            table.row(cells);
        }
        section.table(table);
    }

    private Cell cell(int one, int other) {
        if (one == other) {
            return Cell.of("–");
        }
        double distance = findings.distances().between(one, other);
        double shade = Math.min(1, Math.max(0, (PALE - distance) / (PALE - Calibration.ONE_PERSON)));
        return Cell.shaded(number("%.2f", distance), shade);
    }

    private double nearest(int person) {
        double nearest = Double.POSITIVE_INFINITY;
        for (int other = 0; other < findings.people().people().size(); other++) {
            nearest = Math.min(nearest, findings.distances().between(person, other));
        }
        return nearest;
    }

    private void photos() {
        Map<String, PoorPhoto> poor = new HashMap<>();
        result.poorPhotos().forEach(photo -> poor.put(photo.person() + '/' + photo.photo(), photo));
        HtmlTable table = new HtmlTable(
                        "Every photo, looked for in the gallery without it",
                        "person",
                        "photo",
                        "quality",
                        "own others",
                        "nearest other",
                        "remark")
                .ofWords();
        findings.distances().photos().stream()
                .sorted(Comparator.comparingDouble(photo -> photo.photo().quality()))
                .limit(MOST_PHOTOS)
                .forEach(photo -> table.row(row(photo, poor)));
        Section section = page.section("Photos");
        if (result.photos() == 0) {
            section.paragraph("Nobody is enrolled.");
            return;
        }
        if (result.photos() > MOST_PHOTOS) {
            section.paragraph(number("The %d of the lowest quality, of %d.", MOST_PHOTOS, result.photos()));
        }
        section.table(table);
    }

    private Cell[] row(PhotoFinding finding, Map<String, PoorPhoto> poor) {
        List<GalleryPeople.Person> people = findings.people().people();
        String person = people.get(finding.person()).name();
        PoorPhoto problem = poor.get(person + '/' + finding.photo().id());
        return new Cell[] {
            Cell.of(person),
            Cell.of(finding.photo().id()),
            Cell.of(number("%.2f", finding.photo().quality())),
            Cell.of(finding.hasMate() ? number("%.2f", finding.own()) : "–"),
            Cell.of(
                    finding.nearestOther() < 0
                            ? "–"
                            : number(
                                    "%s %.2f",
                                    people.get(finding.nearestOther()).name(), finding.other())),
            problem == null ? Cell.of("") : Cell.of(String.join("; ", problem.reasons()), Tone.BAD)
        };
    }

    private static String number(String format, @Nullable Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
