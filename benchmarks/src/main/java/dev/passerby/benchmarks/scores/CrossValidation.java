package dev.passerby.benchmarks.scores;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/**
 * Verification accuracy as LFW defines it: each fold is judged by the threshold that is best on all other folds, so that no
 * pair has a say in the threshold it is judged by.
 *
 * @param accuracies the share of right decisions in each fold, in the folds' order
 * @param thresholds the threshold each fold was judged by
 * @param independent whether the thresholds come from other folds; false where there is only one fold, which then chose its own
 */
public record CrossValidation(List<Double> accuracies, List<Double> thresholds, boolean independent) {

    public CrossValidation {
        accuracies = List.copyOf(accuracies);
        thresholds = List.copyOf(thresholds);
    }

    /** Judges every fold. */
    public static CrossValidation of(List<JudgedPair> pairs) {
        TreeSet<Integer> folds = new TreeSet<>();
        pairs.forEach(pair -> folds.add(pair.fold()));
        boolean independent = folds.size() > 1;
        List<Double> accuracies = new ArrayList<>();
        List<Double> thresholds = new ArrayList<>();
        for (int fold : folds) {
            double threshold = best(pairs, other -> !independent || other != fold);
            thresholds.add(threshold);
            accuracies.add(accuracy(pairs, fold, threshold));
        }
        return new CrossValidation(accuracies, thresholds, independent);
    }

    /** The folds' mean accuracy. */
    public double mean() {
        return mean(accuracies);
    }

    /** The standard deviation of the folds' accuracies, over the folds as a whole population. */
    public double standardDeviation() {
        double mean = mean();
        return Math.sqrt(
                mean(accuracies.stream().map(a -> (a - mean) * (a - mean)).toList()));
    }

    /** The mean of the folds' thresholds. */
    public double threshold() {
        return mean(thresholds);
    }

    /**
     * The threshold at which most of these folds' pairs are judged rightly. It lies halfway between two distances that occur;
     * of several that are equally good, which may lie apart with worse ones between them, it is the least, as in the scripts
     * that published figures come from.
     */
    private static double best(List<JudgedPair> pairs, IntPredicate folds) {
        float[] same = distances(pairs, folds, true);
        float[] different = distances(pairs, folds, false);
        int right = different.length;
        int most = right;
        double best = 0;
        int i = 0;
        int j = 0;
        // A threshold just above a distance accepts it; between two distances nothing changes.
        while (i < same.length || j < different.length) {
            float at = least(same, i, different, j);
            for (; i < same.length && same[i] == at; i++) {
                right++;
            }
            for (; j < different.length && different[j] == at; j++) {
                right--;
            }
            if (right > most) {
                most = right;
                float next = least(same, i, different, j);
                best = next == Float.POSITIVE_INFINITY ? Math.nextUp(at) : ((double) at + next) / 2;
            }
        }
        return best;
    }

    /** The least distance of two rising rows from these places on; infinite at the end of both. */
    private static float least(float[] same, int i, float[] different, int j) {
        return Math.min(
                i < same.length ? same[i] : Float.POSITIVE_INFINITY,
                j < different.length ? different[j] : Float.POSITIVE_INFINITY);
    }

    private static float[] distances(List<JudgedPair> pairs, IntPredicate folds, boolean same) {
        List<JudgedPair> chosen = pairs.stream()
                .filter(pair -> pair.same() == same && folds.test(pair.fold()))
                .toList();
        float[] distances = new float[chosen.size()];
        for (int i = 0; i < distances.length; i++) {
            distances[i] = chosen.get(i).distance();
        }
        Arrays.sort(distances);
        return distances;
    }

    private static double accuracy(List<JudgedPair> pairs, int fold, double threshold) {
        List<JudgedPair> judged =
                pairs.stream().filter(pair -> pair.fold() == fold).toList();
        long right = judged.stream()
                .filter(pair -> (pair.distance() < threshold) == pair.same())
                .count();
        return (double) right / judged.size();
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }
}
