package dev.passerby.vision.detection;

import static dev.passerby.vision.detection.NonMaximumSuppression.OVER_SMALLER;
import static dev.passerby.vision.detection.NonMaximumSuppression.OVER_UNION;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NonMaximumSuppressionTest {

    private static final Candidate BEST = candidate(0, 0, 10, 10, 0.9f);

    @Test
    void of_two_boxes_that_overlap_by_half_of_their_union_the_better_stays() {
        // 10 x 10 and 10 x 10, shifted by 3: shared 70, union 130, 0.538.
        Candidate shifted = candidate(3, 0, 13, 10, 0.8f);
        assertThat(OVER_UNION.of(List.of(shifted, BEST), 0.5)).containsExactly(BEST);
        assertThat(OVER_UNION.of(List.of(shifted, BEST), 0.54)).containsExactly(BEST, shifted);
    }

    @Test
    void an_overlap_of_exactly_the_threshold_is_not_too_much() {
        // The lower half of BEST and as much below: shared 50, union 100.
        Candidate half = candidate(0, 0, 10, 5, 0.8f);
        assertThat(OVER_UNION.of(List.of(BEST, half), 0.5)).containsExactly(BEST, half);
    }

    @Test
    void a_box_inside_another_overlaps_the_smaller_wholly() {
        Candidate inside = candidate(4, 4, 6, 6, 0.8f);
        assertThat(OVER_UNION.of(List.of(BEST, inside), 0.5)).containsExactly(BEST, inside);
        assertThat(OVER_SMALLER.of(List.of(BEST, inside), 0.7)).containsExactly(BEST);
    }

    @Test
    void over_the_smaller_a_pixel_counts_as_one() {
        // Boxes that touch in a line share a column of 11 pixels of the smaller's 2 x 11 = 22: 0.5.
        Candidate touching = candidate(10, 0, 11, 10, 0.8f);
        assertThat(OVER_SMALLER.of(List.of(BEST, touching), 0.49)).containsExactly(BEST);
        assertThat(OVER_SMALLER.of(List.of(BEST, touching), 0.51)).containsExactly(BEST, touching);
    }

    @Test
    void a_suppressed_box_suppresses_nobody() {
        Candidate second = candidate(3, 0, 13, 10, 0.8f);
        Candidate third = candidate(6, 0, 16, 10, 0.7f);
        assertThat(OVER_UNION.of(List.of(third, second, BEST), 0.5)).containsExactly(BEST, third);
    }

    @Test
    void nothing_comes_of_nothing() {
        assertThat(OVER_UNION.of(List.of(), 0.5)).isEmpty();
    }

    private static Candidate candidate(float left, float top, float right, float bottom, float score) {
        return new Candidate(new CandidateBox(left, top, right, bottom), score, new Regression(0, 0, 0, 0));
    }
}
