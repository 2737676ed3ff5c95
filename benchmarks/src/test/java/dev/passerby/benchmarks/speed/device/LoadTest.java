package dev.passerby.benchmarks.speed.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LoadTest {

    /** Time that passes only when somebody waits for it or works. */
    private static final class SetPace implements Pace {

        private long now = 5_000_000_000L;

        @Override
        public synchronized long nanoTime() {
            return now;
        }

        @Override
        public synchronized void waitUntil(long nanoTime) {
            now = Math.max(now, nanoTime);
        }

        synchronized void work(Duration duration) {
            now += duration.toNanos();
        }
    }

    private final SetPace pace = new SetPace();

    @Test
    void a_device_that_is_fast_enough_takes_as_long_as_its_work() {
        AtomicInteger done = new AtomicInteger();

        Load.Outcome outcome = new Load(pace, 1).offer(10, Duration.ofSeconds(2), () -> {
            done.incrementAndGet();
            pace.work(Duration.ofMillis(30));
        });

        assertThat(done).hasValue(20);
        assertThat(outcome.millis()).hasSize(20).containsOnly(30);
        assertThat(outcome.keepsUp(10)).isTrue();
    }

    @Test
    void frames_that_wait_for_a_caller_are_late_by_their_wait() {
        Load.Outcome outcome =
                new Load(pace, 1).offer(10, Duration.ofSeconds(1), () -> pace.work(Duration.ofMillis(150)));

        // Frame k is due after 100 k ms and done after 150 (k + 1).
        assertThat(Percentiles.of(outcome.millis()).p99()).isEqualTo(150 + 9 * 50, within(1e-6));
        assertThat(outcome.keepsUp(10)).isFalse();
        assertThat(outcome.keepsUp(1)).as("a camera with a frame a second").isTrue();
    }

    @Test
    void a_queue_that_only_grows_ends_the_run() {
        Load.Outcome outcome =
                new Load(pace, 1).offer(100, Duration.ofSeconds(60), () -> pace.work(Duration.ofSeconds(1)));

        assertThat(outcome.abandoned()).isTrue();
        assertThat(outcome.millis()).hasSizeLessThan(5);
        assertThat(outcome.keepsUp(0.1)).isFalse();
    }

    @Test
    void even_a_small_load_has_a_frame_and_a_failure_is_told() {
        assertThat(new Load(pace, 2).offer(0.1, Duration.ofSeconds(1), () -> {}).millis())
                .hasSize(1);
        assertThatThrownBy(() -> new Load(pace, 2).offer(10, Duration.ofSeconds(1), () -> {
                    throw new IllegalArgumentException("broken");
                }))
                .hasMessage("broken");
    }
}
