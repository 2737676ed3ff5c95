package dev.passerby.benchmarks.watchlist;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.passerby.benchmarks.identification.DetPoint;
import dev.passerby.benchmarks.identification.Ending;
import dev.passerby.benchmarks.identification.Safety;
import dev.passerby.benchmarks.identification.Search;
import dev.passerby.benchmarks.identification.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an evaluation of open-set identification found, in the order and with the names of its JSON.
 *
 * <p>Tracks are counted once for each trial they are searched in. Rates are from 0 to 1, and null where there is nothing to
 * take a share of.
 *
 * @param threshold the standing threshold, which the figures are for unless they say otherwise
 * @param tracks how many searches there were
 * @param mates of these, of enrolled people
 * @param strangers of these, of people who were not enrolled
 * @param named tracks of enrolled people with the right name in the end
 * @param wrong tracks of anybody with a wrong name in the end
 * @param wrongAtAnyTime tracks of anybody that had a wrong name at any time
 * @param unknownRight strangers' tracks that were never given a name
 * @param missed tracks of enrolled people with no name in the end
 * @param fleeting tracks beside the clips' longest of which nothing was said; they are in no other figure
 * @param endings what was said in the end, of enrolled people's tracks and of strangers'
 * @param fpir false-positive identification rate: the share of strangers' tracks that were named at any time
 * @param fnir false-negative identification rate: the share of enrolled people's tracks without the right name in the end
 * @param det both rates over the threshold
 * @param timeToNameMillis from first sight to the right name
 * @param embeddingsPerTrackSecond how many faces of a track were embedded in a second of its being in sight
 * @param sightingsPerTrackSecond how many were seen
 * @param safety how far the threshold is from the first error on either side
 * @param persons the same by person
 * @param failures every search that did not end well
 * @param firstWrong the wrong names at the least threshold that gives any
 * @param people who appears in the clips
 * @param clips how many clips
 * @param frames how many frames were looked at
 * @param stills how many photos enrolled somebody
 * @param trials how many choices of enrolment
 * @param settings how people were searched
 * @param seconds for everything
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record WatchlistResult(
        double threshold,
        int tracks,
        int mates,
        int strangers,
        int named,
        int wrong,
        int wrongAtAnyTime,
        int unknownRight,
        int missed,
        int fleeting,
        Endings endings,
        @Nullable Double fpir,
        @Nullable Double fnir,
        List<DetPoint> det,
        TimeToName timeToNameMillis,
        @Nullable Double embeddingsPerTrackSecond,
        @Nullable Double sightingsPerTrackSecond,
        Safety safety,
        List<PersonRow> persons,
        List<Failure> failures,
        List<Failure> firstWrong,
        int people,
        int clips,
        int frames,
        int stills,
        int trials,
        Settings settings,
        double seconds) {

    /** How people were searched; the networks for frames and for photos are named by their sha256. */
    public record Settings(
            double fps,
            double minFace,
            String stills,
            String variant,
            double margin,
            String embedder,
            String enrollingEmbedder) {}

    /** How many tracks ended how, by {@link dev.passerby.benchmarks.identification.Ending}'s text. */
    public record Endings(Map<String, Integer> mates, Map<String, Integer> strangers) {

        static Endings of(List<Search> searches) {
            Map<String, Integer> mates = new TreeMap<>();
            Map<String, Integer> strangers = new TreeMap<>();
            for (Search search : searches) {
                if (search.ending() == Ending.FLEETING) {
                    continue;
                }
                (search.mate() ? mates : strangers).merge(search.ending().text(), 1, Integer::sum);
            }
            return new Endings(mates, strangers);
        }
    }

    /** Milliseconds from a track's first sight to its name; null where none was named. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record TimeToName(
            @Nullable Long median, @Nullable Long p90) {

        static TimeToName of(List<Search> searches) {
            List<Long> times = new ArrayList<>();
            for (Search search : searches) {
                Long time = search.timeToNameMillis();
                if (time != null) {
                    times.add(time);
                }
            }
            times.sort(Long::compare);
            return new TimeToName(atShare(times, 0.5), atShare(times, 0.9));
        }

        /** The least value that so many are not above. */
        private static @Nullable Long atShare(List<Long> sorted, double share) {
            return sorted.isEmpty() ? null : sorted.get((int) Math.ceil(share * sorted.size()) - 1);
        }
    }

    /** One person's tracks. */
    public record PersonRow(String person, int clips, Tally tracks) {}

    public WatchlistResult {
        det = List.copyOf(det);
        persons = List.copyOf(persons);
        failures = List.copyOf(failures);
        firstWrong = List.copyOf(firstWrong);
    }

    static WatchlistResult of(
            WatchlistSettings settings,
            List<SeenClip> clips,
            int stills,
            List<Double> thresholds,
            List<TrialOutcome> outcomes,
            String embedder,
            String enrollingEmbedder,
            double seconds) {
        List<Search> searches = outcomes.stream()
                .flatMap(outcome -> outcome.searches().stream())
                .toList();
        Effort effort = outcomes.stream().map(TrialOutcome::effort).reduce(Effort.NONE, Effort::plus);
        Tally tally = Tally.of(searches);
        double standing = settings.threshold();
        List<DetPoint> det = curve(thresholds, outcomes);
        List<PersonRow> persons = persons(clips, searches);
        return new WatchlistResult(
                standing,
                tally.tracks(),
                tally.mates(),
                tally.strangers(),
                tally.named(),
                tally.wrong(),
                tally.wrongAtAnyTime(),
                tally.unknownRight(),
                tally.missed(),
                tally.fleeting(),
                Endings.of(searches),
                tally.fpir(),
                tally.fnir(),
                det,
                TimeToName.of(searches),
                effort.embeddingsPerTrackSecond(),
                effort.sightingsPerTrackSecond(),
                Safety.of(standing, det),
                persons,
                Failure.of(outcomes),
                Failure.firstWrong(outcomes, thresholds.size()),
                persons.size(),
                clips.size(),
                clips.stream().mapToInt(clip -> clip.frames().size()).sum(),
                stills,
                outcomes.size(),
                new Settings(
                        settings.fps(),
                        settings.minFace(),
                        settings.stills().name().toLowerCase(Locale.ROOT),
                        settings.variant().text(),
                        settings.rules().identity().matching().margin(),
                        embedder,
                        enrollingEmbedder),
                seconds);
    }

    private static List<DetPoint> curve(List<Double> thresholds, List<TrialOutcome> outcomes) {
        List<DetPoint> curve = new ArrayList<>();
        for (int i = 0; i < thresholds.size(); i++) {
            Tally sum = Tally.NONE;
            for (TrialOutcome outcome : outcomes) {
                sum = sum.plus(outcome.tallies().get(i));
            }
            curve.add(DetPoint.of(thresholds.get(i), sum));
        }
        return curve;
    }

    private static List<PersonRow> persons(List<SeenClip> clips, List<Search> searches) {
        Map<String, Integer> clipsOf = new TreeMap<>();
        clips.forEach(clip -> clipsOf.merge(clip.clip().person(), 1, Integer::sum));
        return clipsOf.entrySet().stream()
                .map(entry -> new PersonRow(
                        entry.getKey(),
                        entry.getValue(),
                        Tally.of(searches.stream()
                                .filter(search -> search.person().equals(entry.getKey()))
                                .toList())))
                .toList();
    }
}
