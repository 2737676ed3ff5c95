package dev.passerby.benchmarks.scores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RocTest {

    @Test
    void figures_are_those_computed_by_hand() {
        Roc roc = new Roc(new float[] {0.2f, 0.5f, 0.8f, 1.1f}, new float[] {0.7f, 1.0f, 1.3f, 1.4f, 1.5f});

        // Of 20 pairs of pairs the strangers are nearer in (0.8: 0.7) and (1.1: 0.7, 1.0): three.
        assertThat(roc.area()).isCloseTo(17 / 20.0, within(1e-9));
        assertThat(roc.at(0.75)).isEqualTo(new Roc.Point(0.75, 0.2, 0.5));
        // One of five strangers may pass: everything below the second.
        assertThat(roc.atFalseAcceptRate(0.2).threshold()).isCloseTo(1.0, within(1e-6));
        assertThat(roc.atFalseAcceptRate(0.2).trueAcceptRate()).isEqualTo(0.75);
        assertThat(roc.atFalseAcceptRate(0.19).threshold()).isCloseTo(0.7, within(1e-6));
        // Above 0.8 and up to 1.0: one stranger of five accepted, one true pair of four refused.
        assertThat(roc.equalErrorRate()).isCloseTo(0.25, within(1e-9));
    }

    @Test
    void apart_is_perfect_and_alike_is_a_coin() {
        Roc apart = new Roc(new float[] {0.1f, 0.2f}, new float[] {1.1f, 1.2f});
        assertThat(apart.area()).isEqualTo(1);
        assertThat(apart.equalErrorRate()).isZero();
        Roc alike = new Roc(new float[] {1, 1, 1}, new float[] {1, 1, 1});
        assertThat(alike.area()).isEqualTo(0.5);
    }

    @Test
    void a_wished_rate_is_never_exceeded_and_never_needlessly_missed() {
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            float[] genuine = distances(random, 1 + random.nextInt(50), 0.7);
            float[] impostors = distances(random, 1 + random.nextInt(200), 1.2);
            Roc roc = new Roc(genuine, impostors);
            double wished = random.nextDouble();
            Roc.Point point = roc.atFalseAcceptRate(wished);
            assertThat(point.falseAcceptRate()).isLessThanOrEqualTo(wished);
            double nextThreshold = Math.nextUp((float) point.threshold());
            assertThat(point.threshold() > 2 || roc.at(nextThreshold).falseAcceptRate() > wished)
                    .isTrue();
            assertThat(roc.area()).isBetween(0.0, 1.0);
            assertThat(roc.equalErrorRate()).isBetween(0.0, 1.0);
        }
    }

    @Test
    void a_share_of_pairs_that_binary_fractions_cannot_hold_loses_none() {
        float[] impostors = new float[100];
        for (int i = 0; i < 100; i++) {
            impostors[i] = i / 100f;
        }
        assertThat(new Roc(new float[] {0.5f}, impostors)
                        .atFalseAcceptRate(0.29)
                        .falseAcceptRate())
                .isEqualTo(0.29);
    }

    @Test
    void errors_that_pass_each_other_without_meeting_are_equal_between_the_two() {
        // Below 0.5 nobody is accepted and all are refused, above it half of both kinds are accepted.
        assertThat(new Roc(new float[] {0.5f, 1.5f}, new float[] {0.5f, 1.5f}).equalErrorRate())
                .isCloseTo(0.5, within(1e-12));
        // At 0.4 a quarter is refused and none accepted, at 0.6 none refused and a half accepted: they cross at a
        // sixth.
        assertThat(new Roc(new float[] {0.1f, 0.2f, 0.4f, 0.6f}, new float[] {0.6f, 1}).equalErrorRate())
                .isCloseTo(1 / 6.0, within(1e-12));
    }

    @Test
    void the_equal_error_lies_between_the_two_errors_at_every_threshold() {
        Random random = new Random(6);
        for (int round = 0; round < 300; round++) {
            Roc roc = new Roc(
                    distances(random, 1 + random.nextInt(60), 0.9), distances(random, 1 + random.nextInt(60), 1.1));
            double equal = roc.equalErrorRate();
            for (int hundredths = 0; hundredths <= 200; hundredths += 5) {
                Roc.Point point = roc.at(hundredths / 100.0);
                double refused = 1 - point.trueAcceptRate();
                assertThat(equal)
                        .isBetween(
                                Math.min(point.falseAcceptRate(), refused) - 1e-9,
                                Math.max(point.falseAcceptRate(), refused) + 1e-9);
            }
        }
    }

    @Test
    void its_curve_rises_from_the_least_rate_that_can_be_measured() {
        Random random = new Random(3);
        Roc roc = new Roc(distances(random, 500, 0.7), distances(random, 10_000, 1.2));
        var curve = roc.curve(50);
        assertThat(curve).hasSize(50);
        assertThat(curve.get(0).falseAcceptRate()).isLessThanOrEqualTo(1e-4);
        assertThat(curve.get(49).trueAcceptRate()).isEqualTo(1);
        for (int i = 1; i < curve.size(); i++) {
            assertThat(curve.get(i).trueAcceptRate())
                    .isGreaterThanOrEqualTo(curve.get(i - 1).trueAcceptRate());
        }
    }

    @Test
    void one_kind_of_pair_is_not_enough() {
        assertThatThrownBy(() -> new Roc(new float[0], new float[] {1}))
                .hasMessage("a ROC needs pairs of one person and of two, got 0 and 1");
    }

    private static float[] distances(Random random, int count, double mean) {
        float[] distances = new float[count];
        for (int i = 0; i < count; i++) {
            distances[i] = (float) Math.min(2, Math.max(0, mean + 0.15 * random.nextGaussian()));
        }
        return distances;
    }
}
