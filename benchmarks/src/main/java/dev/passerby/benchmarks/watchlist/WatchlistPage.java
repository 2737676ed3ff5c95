package dev.passerby.benchmarks.watchlist;

import dev.passerby.benchmarks.identification.DetPoint;
import dev.passerby.benchmarks.identification.Safety;
import dev.passerby.benchmarks.identification.Tally;
import dev.passerby.benchmarks.report.Axis;
import dev.passerby.benchmarks.report.HtmlPage;
import dev.passerby.benchmarks.report.HtmlTable;
import dev.passerby.benchmarks.report.KeyFigure;
import dev.passerby.benchmarks.report.LineChart;
import dev.passerby.benchmarks.report.PictureCard;
import dev.passerby.benchmarks.report.Section;
import dev.passerby.benchmarks.report.Thumbnail;
import dev.passerby.benchmarks.report.Tone;
import dev.passerby.vision.picture.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The page of a {@link WatchlistFindings}: figures, rates over the threshold, people, and the faces that went wrong. */
public final class WatchlistPage {

    private static final int EXAMPLES = 24;
    private static final int EXAMPLE_SIDE = 120;

    private final WatchlistFindings findings;
    private final WatchlistResult result;
    private final HtmlPage page = new HtmlPage(
            "Who is named on video",
            "Each person is enrolled by one photo, their other clips are searched and a stranger's with them, and everyone"
                    + " in turn is the stranger.");

    private WatchlistPage(WatchlistFindings findings) {
        this.findings = findings;
        result = findings.result();
    }

    /** The whole page. */
    public static HtmlPage of(WatchlistFindings findings) {
        WatchlistPage made = new WatchlistPage(findings);
        made.figures();
        made.rates();
        made.people();
        made.failures(
                "What went wrong",
                "Every enrolled person's track was named, and nobody had a wrong name at any time.",
                made.result.failures());
        made.failures(
                "The first wrong names", "No threshold that was tried gives a wrong name.", made.result.firstWrong());
        made.refusals();
        return made.page.origin(made.origin());
    }

    private void figures() {
        Section section = page.section("The figures")
                .keyFigures(
                        new KeyFigure(
                                "enrolled people named",
                                share(result.named(), result.mates()),
                                "of " + result.mates() + " tracks",
                                result.named() == result.mates() ? Tone.GOOD : Tone.WARNING),
                        new KeyFigure(
                                "strangers never named",
                                share(result.unknownRight(), result.strangers()),
                                "of " + result.strangers() + " tracks",
                                result.unknownRight() == result.strangers() ? Tone.GOOD : Tone.BAD),
                        new KeyFigure(
                                "wrong names",
                                Integer.toString(result.wrongAtAnyTime()),
                                "at any time, " + result.wrong() + " of them in the end",
                                result.wrongAtAnyTime() == 0 ? Tone.GOOD : Tone.BAD),
                        new KeyFigure(
                                "first sight to name",
                                millis(result.timeToNameMillis().median()),
                                "median; 90 % within "
                                        + millis(result.timeToNameMillis().p90())));
        section.paragraph("A track is counted once for each of the " + result.trials()
                        + " choices of enrolment that it is searched in. An enrolled person's track is right with the"
                        + " person's name in the end; a stranger's, if it never had a name.")
                .note(result.fleeting()
                        + " tracks beside the longest of their clip, of which nothing was said, are in no"
                        + " figure: faces seen in passing, or things taken for one.");
    }

    private void rates() {
        List<DetPoint> det = result.det();
        double[] thresholds = det.stream().mapToDouble(DetPoint::threshold).toArray();
        Safety safety = result.safety();
        LineChart byThreshold = new LineChart(
                        "Error rates over the threshold",
                        "Missed names fall and wrong names rise as the threshold grows; the room between is the safety.",
                        Axis.linear("threshold", thresholds[0], thresholds[thresholds.length - 1]),
                        Axis.percent("rate", 0, 1))
                .line("enrolled people missed (FNIR)", thresholds, rates(DetPoint::fnir))
                .line("strangers named (FPIR)", thresholds, rates(DetPoint::fpir))
                .mark(result.threshold(), number("threshold %.3f", result.threshold()));
        Double from = safety.everyMateFrom();
        Double upTo = safety.noWrongNameUpTo();
        if (from != null && upTo != null && from < upTo) {
            byThreshold.band(from, upTo);
        }
        page.section("Errors over the threshold")
                .paragraph(safety(safety, result.threshold()))
                .chart(byThreshold)
                .chart(new LineChart(
                                "Detection error trade-off",
                                "What fewer strangers named cost in people missed.",
                                Axis.percent("false-positive identification rate", 0, 1),
                                Axis.percent("false-negative identification rate", 0, 1))
                        .line("tracks", rates(DetPoint::fpir), rates(DetPoint::fnir)));
    }

    private static String safety(Safety safety, double threshold) {
        return (safety.everyMateFrom() == null
                        ? "The threshold in use, " + number("%.3f", threshold)
                                + ", misses some enrolled people's tracks"
                        : "Every enrolled person's track is named from a threshold of " + orDash(safety.everyMateFrom())
                                + ", with room of " + orDash(safety.roomBelow()) + " below the one in use, "
                                + number("%.3f", threshold))
                + ". "
                + (safety.noWrongNameUpTo() == null
                        ? "There is a wrong name at every threshold."
                        : "Nobody has a wrong name up to " + orDash(safety.noWrongNameUpTo()) + ", with room of "
                                + orDash(safety.roomAbove()) + " above.");
    }

    private double[] rates(Function<DetPoint, @Nullable Double> rate) {
        return result.det().stream()
                .mapToDouble(point -> {
                    Double value = rate.apply(point);
                    return value == null ? 0 : value;
                })
                .toArray();
    }

    private void people() {
        HtmlTable table = new HtmlTable(
                "", "person", "clips", "enrolled", "named", "missed", "stranger", "never named", "ever wrong");
        for (WatchlistResult.PersonRow row : result.persons()) {
            Tally tracks = row.tracks();
            table.row(
                    row.person(),
                    Integer.toString(row.clips()),
                    Integer.toString(tracks.mates()),
                    Integer.toString(tracks.named()),
                    Integer.toString(tracks.missed()),
                    Integer.toString(tracks.strangers()),
                    Integer.toString(tracks.unknownRight()),
                    Integer.toString(tracks.wrongAtAnyTime()));
        }
        page.section("By person")
                .paragraph("Tracks of each person while enrolled, and while the stranger.")
                .table(table);
    }

    private void failures(String heading, String none, List<Failure> failures) {
        Section section = page.section(heading);
        if (failures.isEmpty()) {
            section.paragraph(none);
            return;
        }
        section.paragraph(Math.min(EXAMPLES, failures.size()) + " of " + failures.size()
                        + ". Left the track's best face, right the photo that was missed or matched.")
                .pictures(failures.stream().limit(EXAMPLES).map(this::card).toList());
    }

    private PictureCard card(Failure failure) {
        List<Thumbnail> pictures = new ArrayList<>();
        findings.clips().stream()
                .filter(clip -> clip.clip().name().equals(failure.clip()))
                .forEach(clip -> add(pictures, clip.portrait(), failure.clip()));
        findings.stills().values().stream()
                .filter(still -> still.still().name().equals(failure.still()))
                .forEach(still -> add(pictures, still.portrait(), still.still().name()));
        String title = failure.named() == null
                ? failure.person() + ": " + failure.ending().text()
                : failure.person() + " named " + failure.named();
        return new PictureCard(
                pictures,
                title,
                List.of(
                        failure.clip() + (failure.enrolled() ? "" : ", a stranger"),
                        failure.still() == null ? "" : "photo: " + failure.still(),
                        "distance " + orDash(failure.distance()) + ", in " + failure.trials() + " trials"),
                failure.named() == null ? Tone.WARNING : Tone.BAD);
    }

    private static void add(List<Thumbnail> pictures, @Nullable Picture portrait, String name) {
        if (portrait != null) {
            pictures.add(Thumbnail.of(portrait, EXAMPLE_SIDE, name));
        }
    }

    private void refusals() {
        if (!findings.refusals().isEmpty()) {
            page.section("Photos that could not enrol").points(findings.refusals());
        }
    }

    private String origin() {
        WatchlistResult.Settings settings = result.settings();
        return String.format(
                Locale.ROOT,
                "./passerby evaluate watchlist: %d people in %d clips, %d frames at %.1f a second, smallest face %.0f px;"
                        + " %d photos (%s, %s), margin %.2f; %.0f s.",
                result.people(),
                result.clips(),
                result.frames(),
                settings.fps(),
                settings.minFace(),
                result.stills(),
                settings.stills(),
                settings.variant(),
                settings.margin(),
                result.seconds());
    }

    private static String share(int part, int whole) {
        return whole == 0 ? "–" : number("%.1f %%", 100.0 * part / whole);
    }

    private static String orDash(@Nullable Double value) {
        return value == null ? "–" : number("%.3f", value);
    }

    private static String millis(@Nullable Long value) {
        return value == null ? "–" : value + " ms";
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
