package dev.passerby.simulator.rtsp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.simulator.video.Clip;
import dev.passerby.simulator.video.SyntheticClip;
import org.junit.jupiter.api.Test;

class ShowingTest {

    private static final long SECOND = 1_000_000_000L;

    /** A second of ten pictures. */
    private final Clip one = SyntheticClip.of(10, 10, 5, 50);

    private final Clip other = SyntheticClip.h265(20, 20, 50);
    private final Showing showing = Showing.first(one);

    @Test
    void theFirstClipBeginsWithTheCamera() {
        Showing.Due due = showing.due(13);

        assertThat(due.picture()).isEqualTo(one.accessUnits().get(3));
        assertThat(due.dueNanos()).isEqualTo(1_300_000_000L);
        assertThat(due.displayTicks()).isEqualTo(117_000);
        assertThat(showing.positionSeconds(1_300)).isEqualTo(0.3);
    }

    @Test
    void anotherClipBeginsWithItsKeyFrameWhereTheCamerasClockIs() {
        Showing second = showing.then(other, 5 * SECOND, 4 * 90_000);
        Showing.Due due = second.due(0);

        assertThat(due.clip()).isEqualTo(other);
        assertThat(due.picture().keyFrame()).isTrue();
        assertThat(due.dueNanos()).isEqualTo(5 * SECOND);
        assertThat(due.displayTicks()).isEqualTo(5 * 90_000);
        assertThat(second.due(21).dueNanos()).isEqualTo(6_050_000_000L);
        assertThat(second.due(21).displayTicks()).isEqualTo(6 * 90_000 + 4_500);
        assertThat(second.dueBy(6_060_000_000L)).isEqualTo(21);
        assertThat(second.version()).isEqualTo(2);
        assertThat(second.positionSeconds(6_250)).isEqualTo(0.25);
    }

    @Test
    void timesDoNotGoBackWhereReorderedPicturesWereShownAheadOfTime() {
        Showing second = showing.then(other, 5 * SECOND, 5 * 90_000 + 18_000);

        assertThat(second.due(0).displayTicks()).isEqualTo(5 * 90_000 + 18_000 + 9_000);
        assertThat(second.due(0).dueTicks()).isEqualTo(second.due(0).displayTicks());
    }
}
