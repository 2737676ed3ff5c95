package dev.passerby.benchmarks.watchlist;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.passerby.benchmarks.identification.Ending;
import dev.passerby.benchmarks.identification.Search;
import dev.passerby.benchmarks.identification.Still;
import dev.passerby.benchmarks.identification.Trial;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A search that did not end well, with the photo that is to blame; the same in several trials is one.
 *
 * @param clip where the person was seen
 * @param person who it is
 * @param enrolled whether the person was enrolled
 * @param ending what was said in the end
 * @param named whose name it was given wrongly at any time; null for nobody's
 * @param still the photo of the person so named, or of the person's own where a name was missed; null for a stranger's
 * @param distance the mean distance to the nearest enrolled person in the end: the least of all trials for a wrong name, the
 *     greatest for a missed one; null if it was never compared
 * @param trials in how many trials
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Failure(
        String clip,
        String person,
        boolean enrolled,
        Ending ending,
        @Nullable String named,
        @Nullable String still,
        @Nullable Double distance,
        int trials) {

    /** Every failure at the standing threshold. */
    static List<Failure> of(List<TrialOutcome> outcomes) {
        return of(outcomes, TrialOutcome::searches);
    }

    /** The wrong names at the least threshold that gives any; none where none does. */
    static List<Failure> firstWrong(List<TrialOutcome> outcomes, int thresholds) {
        for (int i = 0; i < thresholds; i++) {
            int at = i;
            List<Failure> wrong = of(outcomes, outcome -> outcome.wrong().get(at));
            if (!wrong.isEmpty()) {
                return wrong;
            }
        }
        return List.of();
    }

    /** Wrong names first, then by clip. */
    private static List<Failure> of(List<TrialOutcome> outcomes, Function<TrialOutcome, List<Search>> searches) {
        Map<List<String>, Failure> failures = new LinkedHashMap<>();
        for (TrialOutcome outcome : outcomes) {
            for (Search search : searches.apply(outcome)) {
                if (search.wronglyNamed().isEmpty() && !search.isRight()) {
                    add(failures, one(search, null, outcome.trial()));
                }
                search.wronglyNamed().stream()
                        .sorted()
                        .forEach(named -> add(failures, one(search, named, outcome.trial())));
            }
        }
        return failures.values().stream()
                .sorted(Comparator.comparing((Failure failure) -> failure.named() == null)
                        .thenComparing(Failure::clip)
                        .thenComparing(failure -> String.valueOf(failure.still())))
                .toList();
    }

    private static Failure one(Search search, @Nullable String named, Trial trial) {
        String blamed = named == null ? search.person() : named;
        String still = trial.enrolled().stream()
                .filter(each -> each.person().equals(blamed))
                .map(Still::name)
                .findFirst()
                .orElse(null);
        return new Failure(
                search.clip(), search.person(), search.mate(), search.ending(), named, still, search.distance(), 1);
    }

    private static void add(Map<List<String>, Failure> failures, Failure one) {
        failures.merge(
                List.of(
                        one.clip,
                        String.valueOf(one.enrolled),
                        one.ending.text(),
                        String.valueOf(one.named),
                        String.valueOf(one.still)),
                one,
                Failure::again);
    }

    private Failure again(Failure other) {
        return new Failure(
                clip, person, enrolled, ending, named, still, worse(distance, other.distance), trials + other.trials);
    }

    private @Nullable Double worse(@Nullable Double a, @Nullable Double b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return named == null ? Math.max(a, b) : Math.min(a, b);
    }
}
