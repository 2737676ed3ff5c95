package dev.passerby.benchmarks.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.passerby.vision.matching.ImpostorReference;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ThresholdEstimateTest {

    @Test
    void fewPeopleHaveTheReferencesThreshold() {
        ThresholdEstimate estimate = ThresholdEstimate.of(1e-4, among(19, 0, 0.03, 0.154, 1));

        assertThat(estimate.basis()).isEqualTo(Basis.REFERENCE);
        assertThat(estimate.threshold()).isCloseTo(0.825, within(1e-9));
        assertThat(estimate.interval()).isNull();
    }

    @Test
    void twoPeopleWithManyPhotosAreStillFewPeople() {
        ImpostorPairs.Builder pairs = new ImpostorPairs.Builder();
        for (int i = 0; i < 400; i++) {
            pairs.add(0, 1, 1.3 + i * 1e-4);
        }
        assertThat(ThresholdEstimate.of(1e-3, pairs.build(2, 0)).basis()).isEqualTo(Basis.REFERENCE);
    }

    @Test
    void peopleMoreAlikeThanTheReferencesNeedAStricterThreshold() {
        ThresholdEstimate family = ThresholdEstimate.of(1e-4, among(30, 20, 0.08, 0.16, 2));

        assertThat(family.basis()).isEqualTo(Basis.MODEL);
        assertThat(family.threshold()).isLessThan(0.80).isEqualTo(family.estimate());
        assertThat(family.isHeldByReference()).isFalse();
    }

    @Test
    void peopleLessAlikeNeverLoosenTheReference() {
        ThresholdEstimate diverse = ThresholdEstimate.of(1e-4, among(30, 20, 0, 0.13, 3));

        assertThat(Objects.requireNonNull(diverse.estimate())).isGreaterThan(0.85);
        assertThat(diverse.threshold()).isCloseTo(0.825, within(1e-9));
        assertThat(diverse.isHeldByReference()).isTrue();
    }

    @Test
    void aRateThatCanBeCountedIsCounted() {
        ImpostorPairs pairs = among(150, 0, 0.05, 0.154, 4);
        ThresholdEstimate estimate = ThresholdEstimate.of(1e-2, pairs);

        assertThat(estimate.basis()).isEqualTo(Basis.MEASURED);
        double below = 0;
        for (float distance : pairs.distances()) {
            below += distance < Objects.requireNonNull(estimate.estimate()) - 1e-6 ? 1 : 0;
        }
        assertThat(below / pairs.size()).isLessThanOrEqualTo(1e-2).isGreaterThan(0.9e-2);
    }

    @Test
    void theIntervalHoldsTheTruthNineTimesInTen() {
        int held = 0;
        int draws = 100;
        for (int draw = 0; draw < draws; draw++) {
            Random random = new Random(draw);
            double mean = 0.02 + 0.04 * random.nextDouble();
            double deviation = 0.14 + 0.03 * random.nextDouble();
            double truth = ImpostorReference.distance(mean + deviation * ImpostorReference.deviations(1e-4));
            ThresholdEstimate.Interval interval =
                    Objects.requireNonNull(ThresholdEstimate.of(1e-4, among(20, 30, mean, deviation, draw))
                            .interval());
            held += interval.from() <= truth && truth <= interval.to() ? 1 : 0;
        }
        assertThat(held).isGreaterThanOrEqualTo(85);
    }

    @Test
    void rarerIsStricterAndTheSamePairsGiveTheSameInterval() {
        ImpostorPairs pairs = among(25, 10, 0.05, 0.155, 6);
        double last = 0;
        for (double rate = 1e-5; rate < 0.1; rate *= 1.2) {
            ThresholdEstimate estimate = ThresholdEstimate.of(rate, pairs);
            assertThat(estimate.threshold()).as("rate %s", rate).isGreaterThanOrEqualTo(last);
            assertThat(ThresholdEstimate.of(rate, pairs)).isEqualTo(estimate);
            last = estimate.threshold();
        }
    }

    /** One similarity for each couple, with the reference's tail on both sides. */
    private static ImpostorPairs among(int enrolled, int strangers, double mean, double deviation, long seed) {
        Random random = new Random(seed);
        ImpostorPairs.Builder pairs = new ImpostorPairs.Builder();
        for (int one = 0; one < enrolled; one++) {
            for (int other = one + 1; other < enrolled + strangers; other++) {
                pairs.add(one, other, ImpostorReference.distance(mean + deviation * deviations(random)));
            }
        }
        return pairs.build(enrolled, strangers);
    }

    /** Normal up to the commonest rate that was measured, and the reference's tail beyond. */
    private static double deviations(Random random) {
        double most = ImpostorReference.deviations(ImpostorReference.MOST_RATE);
        double rate = random.nextDouble() / 2;
        double sign = random.nextBoolean() ? 1 : -1;
        if (rate < ImpostorReference.MOST_RATE) {
            return sign * ImpostorReference.deviations(Math.max(rate, ImpostorReference.LEAST_RATE));
        }
        double middle = random.nextGaussian();
        while (Math.abs(middle) > most) {
            middle = random.nextGaussian();
        }
        return middle;
    }
}
