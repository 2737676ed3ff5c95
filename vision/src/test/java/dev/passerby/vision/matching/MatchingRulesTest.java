package dev.passerby.vision.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.passerby.vision.matching.MatchingRules.Vote;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MatchingRulesTest {

    private static final MatchingRules RULES = new MatchingRules(0.9, 0.1);

    @Test
    void theNearestPersonWinsBelowTheThresholdWithTheMargin() {
        assertThat(vote(0.89)).isEqualTo(Vote.PERSON);
        assertThat(vote(0.70, 0.85)).isEqualTo(Vote.PERSON);
        assertThat(vote(0.70, 0.75)).isEqualTo(Vote.SEVERAL);
        assertThat(vote(0.85, 0.93)).isEqualTo(Vote.SEVERAL);
    }

    @Test
    void nobodyCloseEnoughIsNobodyEvenWithOnePersonEnrolled() {
        assertThat(vote(0.90)).isEqualTo(Vote.NOBODY);
        assertThat(vote(1.30)).isEqualTo(Vote.NOBODY);
        assertThat(vote()).isEqualTo(Vote.NOBODY);
        assertThat(vote(Double.NaN)).isEqualTo(Vote.NOBODY);
    }

    @Test
    void everybodyHasTheirOwnThreshold() {
        assertThat(RULES.vote(new double[] {0.95, 1.3}, new double[] {1.0, 0.9}))
                .isEqualTo(Vote.PERSON);
        assertThat(RULES.vote(new double[] {0.85, 1.3}, new double[] {0.8, 0.9}))
                .isEqualTo(Vote.NOBODY);
    }

    @Test
    void whoeverIsNearestButBeyondTheirOwnThresholdKeepsTheFaceFromTheNext() {
        assertThat(RULES.vote(new double[] {0.60, 0.80}, new double[] {0.5, 0.9}))
                .as("it looks like the first, who is strict")
                .isEqualTo(Vote.NOBODY);
        assertThat(RULES.vote(new double[] {0.60, 0.65}, new double[] {0.5, 0.9}))
                .as("it may be either")
                .isEqualTo(Vote.SEVERAL);
        assertThat(RULES.vote(new double[] {0.92, 0.95}, new double[] {0.9, 1.0}))
                .isEqualTo(Vote.SEVERAL);
    }

    @Test
    void whoeverCannotBeItDoesNotCompete() {
        double nowhere = Double.POSITIVE_INFINITY;
        double[] thresholds = {0.9, 0.9};

        assertThat(RULES.vote(new double[] {nowhere, 0.80}, thresholds)).isEqualTo(Vote.PERSON);
        assertThat(MatchingRules.nearest(new double[] {nowhere, 0.80})).isEqualTo(1);
        assertThat(RULES.vote(new double[] {nowhere, 0.95}, thresholds)).isEqualTo(Vote.NOBODY);
        assertThat(RULES.vote(new double[] {nowhere, nowhere}, thresholds)).isEqualTo(Vote.NOBODY);
    }

    @Test
    void withoutAMarginTheNearestHasItHoweverNearTheNext() {
        assertThat(new MatchingRules(0.9, 0).vote(new double[] {0.8, 0.8}, new double[] {0.9, 0.9}))
                .isEqualTo(Vote.PERSON);
    }

    @Test
    void aCamerasThresholdReplacesTheJobs() {
        assertThat(RULES.withThreshold(0.7)).isEqualTo(new MatchingRules(0.7, 0.1));
        assertThat(RULES.withThreshold(null)).isEqualTo(RULES);
    }

    @Test
    void settingsOutOfRangeAreRefusedInOneLine() {
        assertThatThrownBy(() -> new MatchingRules(0, 0.1))
                .hasMessage("'matching.threshold' must be a distance above 0 and at most 2, got 0.0");
        assertThatThrownBy(() -> new MatchingRules(0.9, Double.NaN))
                .hasMessage("'matching.margin' must be a distance from 0 to 2, got NaN");
    }

    private static Vote vote(double... distances) {
        double[] thresholds = new double[distances.length];
        Arrays.fill(thresholds, RULES.threshold());
        return RULES.vote(distances, thresholds);
    }
}
