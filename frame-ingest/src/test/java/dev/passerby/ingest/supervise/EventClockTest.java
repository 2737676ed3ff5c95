package dev.passerby.ingest.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EventClockTest {

    private final SetTime time = new SetTime(0);
    private final EventClock clock = new EventClock(time);

    @Test
    void itGoesAsTheWallClockDoes() {
        time.advance(Duration.ofMillis(40));
        assertThat(clock.millis()).isEqualTo(time.now().toEpochMilli());
    }

    @Test
    void aWallClockThatIsSetBackTakesNoPictureIntoThePast() {
        long before = clock.millis();
        time.setWallClock(Duration.ofHours(-1));
        for (int i = 1; i <= 100; i++) {
            time.advance(Duration.ofMillis(40));
            assertThat(clock.millis()).isEqualTo(before + 40L * i);
        }
        assertThat(new EventClock(time).millis()).isEqualTo(time.now().toEpochMilli());
    }

    @Test
    void aWallClockThatIsSetForwardIsFollowed() {
        time.setWallClock(Duration.ofDays(10_000));
        assertThat(clock.millis()).isEqualTo(time.now().toEpochMilli());
        time.setWallClock(Duration.ofMillis(-50));
        long before = clock.millis();
        time.advance(Duration.ofMillis(40));
        assertThat(clock.millis()).isEqualTo(before + 40);
    }

    @Test
    void howeverTheWallClockJumpsTimesNeverDecrease() {
        Random random = new Random(3);
        long last = clock.millis();
        for (int i = 0; i < 10_000; i++) {
            time.advance(Duration.ofNanos(random.nextInt(50_000_000)));
            if (random.nextInt(10) == 0) {
                time.setWallClock(Duration.ofMillis(random.nextInt(200_000) - 100_000));
            }
            long now = clock.millis();
            assertThat(now).isGreaterThanOrEqualTo(last);
            last = now;
        }
    }
}
