package dev.passerby.benchmarks.calibration;

import dev.passerby.vision.matching.ImpostorReference;
import java.util.Arrays;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * The distance below which a stranger passes one comparison as rarely as wished.
 *
 * <p>A rate of 1 in 10,000 cannot be counted among a few hundred pairs. What they do tell is where their similarities lie and how
 * widely: mean and standard deviation. How far beyond them the rate's threshold lies is taken from LFW. Drawn from LFW itself,
 * twenty people and a hundred strangers so meet a wished 1e-4 within a factor of two, 90 times in 100; a normal tail lets four
 * times too many in, and a generalised Pareto tail fitted to the pairs errs by a factor of twelve (decision record 0020).
 *
 * @param falseAcceptRate the rate that was wished for, of one comparison
 * @param threshold the distance to set: the estimate, or the reference's where that is stricter
 * @param reference the distance that LFW gives for the rate
 * @param estimate what these pairs say by themselves; absent where they are too few
 * @param interval where the estimate lies in 90 of 100 draws of as many people; absent with it
 * @param basis what the estimate is derived from
 */
public record ThresholdEstimate(
        double falseAcceptRate,
        double threshold,
        double reference,
        @Nullable Double estimate,
        @Nullable Interval interval,
        Basis basis) {

    /** A range of distances. */
    public record Interval(double from, double to) {}

    /** Couples of two people below which their mean says too little: twenty people. */
    static final int LEAST_COUPLES = 190;

    /** False accepts that must be expected among the pairs before they are counted instead of extrapolated. */
    static final int LEAST_ACCEPTS = 10;

    private static final int DRAWS = 200;
    private static final long SEED = 20_180_402;

    /** The threshold for a rate from {@link ImpostorReference#LEAST_RATE} to {@link ImpostorReference#MOST_RATE}. */
    static ThresholdEstimate of(double falseAcceptRate, ImpostorPairs pairs) {
        double reference = ImpostorReference.threshold(falseAcceptRate);
        if (pairs.couples() < LEAST_COUPLES) {
            return new ThresholdEstimate(falseAcceptRate, reference, reference, null, null, Basis.REFERENCE);
        }
        boolean enough = pairs.size() * falseAcceptRate >= LEAST_ACCEPTS;
        double estimate = distance(falseAcceptRate, pairs, pairs.everybody(), enough);
        return new ThresholdEstimate(
                falseAcceptRate,
                Math.min(reference, estimate),
                reference,
                estimate,
                interval(falseAcceptRate, pairs, enough),
                enough ? Basis.MEASURED : Basis.MODEL);
    }

    /** Whether these pairs alone would have allowed more than the reference does. */
    public boolean isHeldByReference() {
        return estimate != null && estimate > reference;
    }

    private static double distance(double rate, ImpostorPairs pairs, int[] weights, boolean measured) {
        return ImpostorReference.distance(
                measured
                        ? pairs.exceededBy(rate, weights)
                        : pairs.meanAndDeviations(ImpostorReference.deviations(rate), weights));
    }

    /** The bootstrap: as many people as there are, drawn with replacement; a person drawn twice is no pair with himself. */
    private static Interval interval(double rate, ImpostorPairs pairs, boolean measured) {
        Random random = new Random(SEED);
        double[] drawn = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            drawn[draw] = distance(rate, pairs, pairs.drawn(random), measured);
        }
        double[] sorted = Arrays.stream(drawn)
                .filter(distance -> !Double.isNaN(distance))
                .sorted()
                .toArray();
        return new Interval(sorted[sorted.length / 20], sorted[sorted.length - 1 - sorted.length / 20]);
    }
}
