package dev.passerby.ingest.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FrameSamplerTest {

    private static final long SECOND = 1_000_000_000L;

    @Test
    void aWishOfFiveOnThirtyGivesFive() {
        assertThat(takenPerSecond(5, 30, 0)).isCloseTo(5.0, within(0.02));
    }

    @Test
    void aWishThatDoesNotDivideTheCamerasRateIsMetOnAverage() {
        assertThat(takenPerSecond(7, 25, 0)).isCloseTo(7.0, within(0.02));
    }

    @Test
    void jitterOfAThirdOfAPeriodChangesNothing() {
        assertThat(takenPerSecond(5, 30, 0.33)).isCloseTo(5.0, within(0.02));
    }

    @Test
    void aCameraOfExactlyTheWantedRateLosesNothingToJitter() {
        assertThat(takenPerSecond(5, 5, 0.2)).isCloseTo(5.0, within(0.02));
    }

    @Test
    void aSlowerCameraLosesNothing() {
        assertThat(takenPerSecond(5, 4, 0)).isCloseTo(4.0, within(0.01));
    }

    @Test
    void askingTakesNothing() {
        FrameSampler sampler = new FrameSampler(5);
        assertThat(sampler.wants(0)).isTrue();
        assertThat(sampler.takes(0)).isTrue();
        assertThat(sampler.wants(SECOND / 10)).isFalse();
        assertThat(sampler.wants(SECOND / 5)).isTrue();
        assertThat(sampler.takes(SECOND / 5)).isTrue();
    }

    @Test
    void aGapIsNotMadeUpForByABurst() {
        FrameSampler sampler = new FrameSampler(5);
        assertThat(sampler.takes(0)).isTrue();
        assertThat(sampler.takes(10 * SECOND)).isTrue();
        assertThat(sampler.takes(10 * SECOND + SECOND / 30)).isFalse();
    }

    @Test
    void aClockThatPassesItsLargestValueIsFollowed() {
        FrameSampler sampler = new FrameSampler(5);
        assertThat(sampler.takes(Long.MAX_VALUE - SECOND / 10)).isTrue();
        assertThat(sampler.takes(Long.MAX_VALUE)).isFalse();
        assertThat(sampler.takes(Long.MIN_VALUE + SECOND / 10)).isTrue();
    }

    @Test
    void aRateOfZeroIsRefused() {
        assertThatThrownBy(() -> new FrameSampler(0))
                .hasMessage("sampling rate must be above 0 pictures a second, got 0.0");
    }

    private static double takenPerSecond(double wanted, double cameraFps, double jitter) {
        FrameSampler sampler = new FrameSampler(wanted);
        SplittableRandom random = new SplittableRandom(7);
        int seconds = 200;
        int taken = 0;
        for (int i = 0; i < seconds * cameraFps; i++) {
            double period = SECOND / cameraFps;
            double offset = (random.nextDouble() - 0.5) * 2 * jitter * period / 2;
            taken += sampler.takes(Math.round(i * period + offset)) ? 1 : 0;
        }
        return (double) taken / seconds;
    }
}
