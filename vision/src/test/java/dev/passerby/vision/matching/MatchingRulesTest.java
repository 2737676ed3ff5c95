package dev.passerby.vision.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.passerby.vision.matching.MatchingRules.Vote;
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
    void settingsOutOfRangeAreRefusedInOneLine() {
        assertThatThrownBy(() -> new MatchingRules(0, 0.1))
                .hasMessage("'matching.threshold' must be a distance above 0 and at most 2, got 0.0");
        assertThatThrownBy(() -> new MatchingRules(0.9, Double.NaN))
                .hasMessage("'matching.margin' must be a distance from 0 to 2, got NaN");
    }

    private static Vote vote(double... distances) {
        return RULES.vote(java.util.Arrays.stream(distances)
                .mapToObj(distance -> new PersonDistance("id" + distance, "Name", distance))
                .toList());
    }
}
