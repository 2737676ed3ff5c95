package dev.passerby.ingest.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class BackOffTest {

    private static final RandomGenerator NO_JITTER = () -> 0L;

    @Test
    void theFirstTryWaitsForNothing() {
        assertThat(BackOff.STANDARD.wait(NO_JITTER)).isZero();
    }

    @Test
    void waitsDoubleFromOneToThirtySeconds() {
        BackOff backOff = BackOff.STANDARD;
        long[] expectedSeconds = {1, 2, 4, 8, 16, 30, 30};
        for (long expected : expectedSeconds) {
            backOff = backOff.afterFailure();
            assertThat(backOff.wait(NO_JITTER)).isEqualTo(Duration.ofSeconds(expected));
        }
    }

    @Test
    void jitterShortensByAHalfAtMost() {
        SplittableRandom random = new SplittableRandom(1);
        BackOff backOff = new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(30), 40);
        double sum = 0;
        for (int i = 0; i < 10_000; i++) {
            Duration wait = backOff.wait(random);
            assertThat(wait).isBetween(Duration.ofSeconds(15), Duration.ofSeconds(30));
            sum += wait.toMillis();
        }
        assertThat(sum / 10_000).isBetween(22_000.0, 23_000.0);
    }

    @Test
    void successBeginsAnew() {
        BackOff backOff = BackOff.STANDARD.afterFailure().afterFailure().afterFailure();
        assertThat(backOff.afterSuccess().afterFailure().wait(NO_JITTER)).isEqualTo(Duration.ofSeconds(1));
    }
}
