package dev.passerby.simulator.rtsp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.simulator.video.SyntheticClip;
import org.junit.jupiter.api.Test;

class LoopScheduleTest {

    private static final long MILLIS = 1_000_000L;

    private final LoopSchedule schedule = new LoopSchedule(SyntheticClip.of(10, 10, 5, 50));

    @Test
    void picturesAreDueAtTheirTimesInEveryRound() {
        assertThat(schedule.dueNanos(0)).isZero();
        assertThat(schedule.dueNanos(3)).isEqualTo(300 * MILLIS);
        assertThat(schedule.dueNanos(13)).isEqualTo(1_300 * MILLIS);
        assertThat(schedule.picture(13)).isEqualTo(3);
        assertThat(schedule.displayTicks(13)).isEqualTo(117_000);
    }

    @Test
    void theTimesDoNotDriftInAYear() {
        long picturesInAYear = 10L * 365 * 24 * 3600;

        assertThat(schedule.dueNanos(picturesInAYear)).isEqualTo(365L * 24 * 3600 * 1_000_000_000L);
        assertThat(schedule.dueBy(365L * 24 * 3600 * 1_000_000_000L)).isEqualTo(picturesInAYear);
    }

    @Test
    void theLastPictureDueIsFoundBetweenPictures() {
        assertThat(schedule.dueBy(0)).isZero();
        assertThat(schedule.dueBy(1_399 * MILLIS)).isEqualTo(13);
        assertThat(schedule.dueBy(1_400 * MILLIS)).isEqualTo(14);
        assertThat(schedule.dueBy(1_999 * MILLIS)).isEqualTo(19);
    }

    @Test
    void thePositionStartsAgainWithEveryRound() {
        assertThat(schedule.positionSeconds(0)).isZero();
        assertThat(schedule.positionSeconds(1_250)).isEqualTo(0.25);
        assertThat(schedule.positionSeconds(-100)).isEqualTo(0.9);
    }

    @Test
    void reorderedPicturesLeaveInDecodingOrderWithTheirDisplayTimes() {
        LoopSchedule reordered = new LoopSchedule(SyntheticClip.reordered());

        assertThat(new long[] {
                    reordered.dueNanos(0), reordered.dueNanos(1), reordered.dueNanos(2), reordered.dueNanos(3)
                })
                .containsExactly(0, 100 * MILLIS, 200 * MILLIS, 300 * MILLIS);
        assertThat(new long[] {reordered.displayTicks(1), reordered.displayTicks(2), reordered.displayTicks(3)})
                .containsExactly(27_000, 9_000, 18_000);
        assertThat(reordered.displayTicks(4)).isEqualTo(36_000);
    }
}
