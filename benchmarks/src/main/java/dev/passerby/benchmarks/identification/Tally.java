package dev.passerby.benchmarks.identification;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Searches, counted by what became of them.
 *
 * @param mates tracks of enrolled people
 * @param named of these, with the right name in the end
 * @param missed of these, with no name in the end
 * @param strangers tracks of people who are not enrolled
 * @param unknownRight of these, never given a name
 * @param wrong tracks of either with a wrong name in the end
 * @param wrongAtAnyTime tracks of either that had a wrong name at any time
 * @param fleeting tracks beside these of which nothing was said
 */
public record Tally(
        int mates,
        int named,
        int missed,
        int strangers,
        int unknownRight,
        int wrong,
        int wrongAtAnyTime,
        int fleeting) {

    public static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0, 0, 0);

    public static Tally of(Collection<Search> searches) {
        Tally sum = NONE;
        for (Search search : searches) {
            sum = sum.plus(of(search));
        }
        return sum;
    }

    private static Tally of(Search search) {
        if (search.ending() == Ending.FLEETING) {
            return new Tally(0, 0, 0, 0, 0, 0, 0, 1);
        }
        boolean wrong = search.ending() == Ending.WRONG;
        boolean everWrong = !search.wronglyNamed().isEmpty();
        boolean named = search.ending() == Ending.NAMED;
        return search.mate()
                ? new Tally(1, one(named), one(!named && !wrong), 0, 0, one(wrong), one(everWrong), 0)
                : new Tally(0, 0, 0, 1, one(!everWrong), one(wrong), one(everWrong), 0);
    }

    private static int one(boolean counts) {
        return counts ? 1 : 0;
    }

    public Tally plus(Tally other) {
        return new Tally(
                mates + other.mates,
                named + other.named,
                missed + other.missed,
                strangers + other.strangers,
                unknownRight + other.unknownRight,
                wrong + other.wrong,
                wrongAtAnyTime + other.wrongAtAnyTime,
                fleeting + other.fleeting);
    }

    public int tracks() {
        return mates + strangers;
    }

    /** The share of strangers' tracks that were named at any time: the false-positive identification rate. */
    public @Nullable Double fpir() {
        return share(strangers - unknownRight, strangers);
    }

    /** The share of enrolled people's tracks without the right name in the end: the false-negative identification rate. */
    public @Nullable Double fnir() {
        return share(mates - named, mates);
    }

    private static @Nullable Double share(int part, int whole) {
        return whole == 0 ? null : (double) part / whole;
    }
}
