package dev.passerby.pipeline.frames;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class LossLogTest {

    private final SetClock clock = new SetClock();
    private final LossLog log = new LossLog(clock, Duration.ofSeconds(10));

    @Test
    void the_first_loss_is_told_at_once_and_the_others_together_after_the_period() {
        assertThat(lose("first")).isEqualTo("camera door: 1 frame dropped-stale, the last because first");
        clock.pass(Duration.ofSeconds(9));
        assertThat(lose("second")).isNull();
        clock.pass(Duration.ofSeconds(1));
        assertThat(lose("third")).isEqualTo("camera door: 2 frames dropped-stale, the last because third");
    }

    @Test
    void cameras_and_outcomes_do_not_hide_each_other() {
        lose("first");

        assertThat(log.lost("yard", FrameOutcome.DROPPED_STALE, "so")).isPresent();
        assertThat(log.lost("door", FrameOutcome.UNREADABLE, "so")).isPresent();
    }

    private String lose(String cause) {
        return log.lost("door", FrameOutcome.DROPPED_STALE, cause).orElse(null);
    }

    private static final class SetClock extends Clock {

        private Instant now = Instant.EPOCH;

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
