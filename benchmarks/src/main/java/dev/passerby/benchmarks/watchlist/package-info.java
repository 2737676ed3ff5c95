/**
 * Who is named on video: one photo enrols each person, their other clips and the strangers' are searched with the steps that
 * the job runs, and everyone in turn is the stranger.
 *
 * <p>The counting is {@link dev.passerby.benchmarks.identification}'s. Start with
 * {@link dev.passerby.benchmarks.watchlist.WatchlistEvaluation}.
 */
@NullMarked
package dev.passerby.benchmarks.watchlist;

import org.jspecify.annotations.NullMarked;
