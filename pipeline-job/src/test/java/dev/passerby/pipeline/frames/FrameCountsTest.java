package dev.passerby.pipeline.frames;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FrameCountsTest {

    @ParameterizedTest
    @EnumSource(FrameOutcome.class)
    void every_outcome_counts_one_frame_and_is_told_from_the_others(FrameOutcome outcome) {
        FrameCounts one = FrameCounts.NONE.and(outcome);

        assertThat(one.frames()).isEqualTo(1);
        for (FrameOutcome other : FrameOutcome.values()) {
            assertThat(FrameCounts.NONE.and(other).equals(one)).isEqualTo(other == outcome);
        }
        assertThat(one.plus(one)).isEqualTo(one.and(outcome));
    }
}
