package dev.passerby.benchmarks.watchlist;

import dev.passerby.benchmarks.identification.Still;
import java.util.List;
import java.util.Map;

/**
 * What an evaluation found: the figures, and what a page needs beyond them.
 *
 * @param result the figures
 * @param outcomes every trial
 * @param clips the clips as they were seen
 * @param stills the photos that enrolled
 * @param refusals one line for each photo that was not fit to enrol
 */
public record WatchlistFindings(
        WatchlistResult result,
        List<TrialOutcome> outcomes,
        List<SeenClip> clips,
        Map<Still, EnrolledStill> stills,
        List<String> refusals) {

    public WatchlistFindings {
        outcomes = List.copyOf(outcomes);
        clips = List.copyOf(clips);
        stills = Map.copyOf(stills);
        refusals = List.copyOf(refusals);
    }
}
