package dev.passerby.benchmarks.watchlist;

import dev.passerby.benchmarks.identification.Search;
import dev.passerby.benchmarks.identification.Tally;
import dev.passerby.benchmarks.identification.Trial;
import java.util.List;

/**
 * What came of one trial.
 *
 * @param searches every search at the standing threshold
 * @param effort what those searches took
 * @param tallies the searches at each threshold that was tried, counted
 * @param wrong those of the searches at each threshold that had a wrong name at any time
 */
record TrialOutcome(Trial trial, List<Search> searches, Effort effort, List<Tally> tallies, List<List<Search>> wrong) {

    TrialOutcome {
        searches = List.copyOf(searches);
        tallies = List.copyOf(tallies);
        wrong = List.copyOf(wrong);
    }
}
