package dev.passerby.standalone.commands;

import dev.passerby.benchmarks.identification.Safety;
import dev.passerby.benchmarks.identification.Tally;
import dev.passerby.benchmarks.watchlist.Failure;
import dev.passerby.benchmarks.watchlist.WatchlistResult;
import dev.passerby.benchmarks.watchlist.WatchlistResult.PersonRow;
import dev.passerby.benchmarks.watchlist.WatchlistResult.TimeToName;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The figures of an evaluation of open-set identification as text for people. */
final class WatchlistText {

    private static final int MOST_FAILURES = 20;

    private WatchlistText() {}

    static String of(WatchlistResult result) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%d people in %d clips, %d photos, %d trials, %d frames; %.1f s%n%n",
                result.people(),
                result.clips(),
                result.stills(),
                result.trials(),
                result.frames(),
                result.seconds()));
        text.append(figures(result)).append(System.lineSeparator());
        text.append(byPerson(result));
        if (!result.failures().isEmpty()) {
            text.append(System.lineSeparator()).append(failures(result));
        }
        return text.toString().stripTrailing();
    }

    private static Table figures(WatchlistResult result) {
        TimeToName time = result.timeToNameMillis();
        Safety safety = result.safety();
        return new Table()
                .row("enrolled people's tracks", result.mates() + "", "")
                .row("  named rightly", result.named() + "", share(result.named(), result.mates()))
                .row("  missed", result.missed() + "", share(result.missed(), result.mates()))
                .row("strangers' tracks", result.strangers() + "", "")
                .row("  never named", result.unknownRight() + "", share(result.unknownRight(), result.strangers()))
                .row("wrong name in the end", result.wrong() + "", share(result.wrong(), result.tracks()))
                .row(
                        "wrong name at any time",
                        result.wrongAtAnyTime() + "",
                        share(result.wrongAtAnyTime(), result.tracks()))
                .row("fleeting tracks beside these", result.fleeting() + "", "")
                .row("threshold", number(result.threshold()), "")
                .row("every track named from", number(safety.everyMateFrom()), room(safety.roomBelow()))
                .row("no wrong name up to", number(safety.noWrongNameUpTo()), room(safety.roomAbove()))
                .row("first sight to name", millis(time.median()), "median; 90 % within " + millis(time.p90()))
                .row(
                        "embeddings a second in sight",
                        number(result.embeddingsPerTrackSecond()),
                        "of " + number(result.sightingsPerTrackSecond()) + " faces seen");
    }

    private static Table byPerson(WatchlistResult result) {
        Table table = new Table()
                .row("person", "clips", "as enrolled", "named", "missed", "as stranger", "never named", "ever wrong");
        for (PersonRow person : result.persons()) {
            Tally tracks = person.tracks();
            table.row(
                    person.person(),
                    person.clips() + "",
                    tracks.mates() + "",
                    tracks.named() + "",
                    tracks.missed() + "",
                    tracks.strangers() + "",
                    tracks.unknownRight() + "",
                    tracks.wrongAtAnyTime() + "");
        }
        return table;
    }

    private static String failures(WatchlistResult result) {
        Table table =
                new Table().row("clip", "person", "in the end", "wrongly named", "by photo", "distance", "trials");
        for (Failure failure : result.failures().stream().limit(MOST_FAILURES).toList()) {
            table.row(
                    failure.clip(),
                    failure.person() + (failure.enrolled() ? "" : " (stranger)"),
                    failure.ending().text(),
                    failure.named() == null ? "-" : failure.named(),
                    failure.still() == null ? "-" : failure.still(),
                    number(failure.distance()),
                    failure.trials() + "");
        }
        int more = result.failures().size() - MOST_FAILURES;
        return table + (more > 0 ? "and " + more + " more; see --json" : "");
    }

    private static String share(int part, int whole) {
        return whole == 0 ? "" : String.format(Locale.ROOT, "%.2f %%", 100.0 * part / whole);
    }

    private static String number(@Nullable Double value) {
        return value == null ? "-" : String.format(Locale.ROOT, "%.3f", value);
    }

    private static String room(@Nullable Double value) {
        return value == null ? "" : String.format(Locale.ROOT, "room %.3f", value);
    }

    private static String millis(@Nullable Long value) {
        return value == null ? "-" : value + " ms";
    }
}
