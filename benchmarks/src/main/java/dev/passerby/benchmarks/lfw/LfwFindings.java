package dev.passerby.benchmarks.lfw;

import dev.passerby.benchmarks.scores.Roc;
import java.util.List;

/**
 * Everything an evaluation found: its figures, and what a page draws of it.
 *
 * @param result the figures
 * @param protocol the curve of the protocol's pairs
 * @param allPairs the curve of the protocol's pairs of one person against all pairs of two
 * @param worst the pairs that were judged wrongly at the standing threshold, the most wrong first
 */
public record LfwFindings(LfwResult result, Roc protocol, Roc allPairs, List<WorstPair> worst) {

    public LfwFindings {
        worst = List.copyOf(worst);
    }
}
