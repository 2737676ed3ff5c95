package dev.passerby.benchmarks.scores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CrossValidationTest {

    @Test
    void a_fold_is_judged_by_the_threshold_of_the_others() {
        // Fold 1 alone would choose 1.3; folds 2 and 3 choose the middle of 0.9 and 1.1.
        List<JudgedPair> pairs = List.of(
                new JudgedPair(1, true, 1.2f),
                new JudgedPair(1, false, 1.4f),
                new JudgedPair(2, true, 0.9f),
                new JudgedPair(2, false, 1.1f),
                new JudgedPair(3, true, 0.8f),
                new JudgedPair(3, false, 1.15f));

        CrossValidation validation = CrossValidation.of(pairs);

        assertThat(validation.thresholds().get(0)).isCloseTo(1.0, within(1e-6));
        assertThat(validation.accuracies().get(0)).isEqualTo(0.5);
        assertThat(validation.independent()).isTrue();
        assertThat(validation.mean())
                .isCloseTo(
                        validation.accuracies().stream()
                                .mapToDouble(a -> a)
                                .average()
                                .orElseThrow(),
                        within(1e-12));
    }

    @Test
    void the_deviation_is_the_whole_populations() {
        CrossValidation validation = new CrossValidation(List.of(0.9, 1.0), List.of(1.0, 1.0), true);
        assertThat(validation.standardDeviation()).isCloseTo(0.05, within(1e-12));
    }

    @Test
    void a_single_fold_chooses_its_own_threshold_and_says_so() {
        CrossValidation validation =
                CrossValidation.of(List.of(new JudgedPair(4, true, 0.5f), new JudgedPair(4, false, 1.5f)));
        assertThat(validation.independent()).isFalse();
        assertThat(validation.mean()).isEqualTo(1);
        assertThat(validation.threshold()).isCloseTo(1.0, within(1e-6));
    }

    @Test
    void the_order_of_pairs_does_not_matter_and_separable_pairs_are_all_right() {
        Random random = new Random(11);
        for (int round = 0; round < 100; round++) {
            List<JudgedPair> pairs = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                boolean same = i % 2 == 0;
                pairs.add(new JudgedPair(i % 5, same, (same ? 0.4f : 1.1f) + 0.3f * random.nextFloat()));
            }
            CrossValidation before = CrossValidation.of(pairs);
            Collections.shuffle(pairs, random);
            assertThat(CrossValidation.of(pairs)).isEqualTo(before);
            assertThat(before.mean()).isEqualTo(1);
        }
    }

    @Test
    void of_equally_good_thresholds_the_least_is_taken_even_where_worse_ones_lie_between() {
        // Three of four are right at 0.55 and at 0.85, but two at 0.7.
        CrossValidation validation = CrossValidation.of(List.of(
                new JudgedPair(1, true, 0.5f),
                new JudgedPair(1, false, 0.6f),
                new JudgedPair(1, true, 0.8f),
                new JudgedPair(1, false, 0.9f)));
        assertThat(validation.threshold()).isCloseTo(0.55, within(1e-6));
        assertThat(validation.mean()).isEqualTo(0.75);
    }

    @Test
    void no_threshold_judges_more_pairs_rightly_than_the_one_taken() {
        Random random = new Random(7);
        for (int round = 0; round < 500; round++) {
            List<JudgedPair> pairs = new ArrayList<>();
            for (int i = 0; i < 2 + random.nextInt(24); i++) {
                double distance = (i % 2 == 0 ? 0.8 : 1.1) + 0.3 * random.nextGaussian();
                pairs.add(new JudgedPair(1, i % 2 == 0, Math.min(20, Math.max(0, Math.round(10 * distance))) / 10f));
            }
            double taken = CrossValidation.of(pairs).mean();
            for (int twentieths = 0; twentieths <= 41; twentieths++) {
                double threshold = twentieths / 20.0;
                long right = pairs.stream()
                        .filter(pair -> (pair.distance() < threshold) == pair.same())
                        .count();
                assertThat((double) right / pairs.size()).isLessThanOrEqualTo(taken);
            }
        }
    }
}
