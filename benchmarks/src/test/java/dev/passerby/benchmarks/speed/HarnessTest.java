package dev.passerby.benchmarks.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class HarnessTest {

    @Test
    void the_median_and_the_ninetieth_percentile_are_of_all_times() {
        Timing timing = Timing.of(new double[] {5, 1, 9, 3, 7, 2, 4, 6, 8, 10});

        assertThat(timing).isEqualTo(new Timing(5.5, 9, 1, 10));
        assertThat(Timing.of(new double[] {3})).isEqualTo(new Timing(3, 3, 3, 1));
    }

    @Test
    void slow_work_is_done_often_enough_and_once_before_it_counts() {
        AtomicInteger done = new AtomicInteger();

        Timing timing = new Harness(Duration.ZERO, Duration.ZERO, 1).time(done::incrementAndGet);

        assertThat(timing.times()).isEqualTo(Harness.LEAST_TIMES);
        assertThat(done).hasValue(1 + Harness.LEAST_TIMES);
    }

    @Test
    void every_thread_works() {
        Set<Thread> workers = ConcurrentHashMap.newKeySet();

        Timing timing = new Harness(Duration.ZERO, Duration.ZERO, 3).time(() -> workers.add(Thread.currentThread()));

        assertThat(workers).hasSize(3);
        assertThat(timing.times()).isEqualTo(3 * Harness.LEAST_TIMES);
    }

    @Test
    @Timeout(10)
    void work_that_fails_on_one_thread_fails_the_measurement() {
        AtomicInteger started = new AtomicInteger();

        assertThatThrownBy(() -> new Harness(Duration.ZERO, Duration.ZERO, 2).time(() -> {
                    if (started.incrementAndGet() == 2) {
                        throw new IllegalArgumentException("broken");
                    }
                }))
                .hasMessage("broken");
    }
}
