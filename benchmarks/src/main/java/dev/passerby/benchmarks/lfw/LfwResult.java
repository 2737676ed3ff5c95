package dev.passerby.benchmarks.lfw;

import dev.passerby.wire.event.Models;
import java.util.List;
import java.util.Map;

/**
 * The evaluation's figures, in the order and with the names of their JSON.
 *
 * @param accuracy the mean over the folds
 * @param std their standard deviation
 * @param auc the area under the ROC of the protocol's pairs
 * @param eer their equal error rate
 * @param threshold the mean of the folds' thresholds
 * @param tarAtFar the true accept rate at each false accept rate, over the protocol's pairs
 * @param tarAtFarAllPairs the same with the threshold taken from all pairs of two people among the pictures
 * @param thresholdAtFar the thresholds of {@code tarAtFar}
 * @param thresholdAtFarAllPairs the thresholds of {@code tarAtFarAllPairs}
 * @param undetected pictures in which no face was found; they count as different from every other
 * @param pictures how many pictures were looked at
 * @param allPairs how many pairs of two people they make
 * @param seconds what looking at them took
 * @param picturesPerSecond the same as a rate
 * @param folds the folds that were judged
 * @param foldAccuracies their accuracies
 * @param thresholdFromOtherFolds false where a single fold chose its own threshold
 * @param variant how faces became points
 * @param models the networks that looked at frames
 * @param enrollingEmbedder the network that embedded enrolled photos
 */
public record LfwResult(
        double accuracy,
        double std,
        double auc,
        double eer,
        double threshold,
        Map<String, Double> tarAtFar,
        Map<String, Double> tarAtFarAllPairs,
        Map<String, Double> thresholdAtFar,
        Map<String, Double> thresholdAtFarAllPairs,
        int undetected,
        int pictures,
        long allPairs,
        double seconds,
        double picturesPerSecond,
        List<Integer> folds,
        List<Double> foldAccuracies,
        boolean thresholdFromOtherFolds,
        String variant,
        Models models,
        String enrollingEmbedder) {

    public LfwResult {
        folds = List.copyOf(folds);
        foldAccuracies = List.copyOf(foldAccuracies);
    }
}
