package dev.passerby.standalone.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.benchmarks.speed.BenchSettings;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Two cameras, watched for three seconds: 75 pictures each are due, 15 of them are to be looked at. */
class WatchedTest {

    private static final int CAMERAS = 2;

    @Test
    void a_picture_at_each_end_of_a_short_watch_may_be_cut_off_and_no_more() {
        assertThat(sustained(2 * 75, 2 * 15, 0, Duration.ZERO, true)).isTrue();
        assertThat(sustained(2 * 73, 2 * 14, 0, Duration.ZERO, true)).isTrue();
        assertThat(sustained(2 * 72, 2 * 15, 0, Duration.ZERO, true)).isFalse();
        assertThat(sustained(2 * 75, 2 * 13, 0, Duration.ZERO, true)).isFalse();
    }

    @Test
    void a_lost_picture_or_a_processor_without_time_to_spare_is_too_much() {
        Duration all = Duration.ofSeconds(3L * Runtime.getRuntime().availableProcessors());

        assertThat(sustained(2 * 75, 2 * 15, 1, Duration.ZERO, true)).isFalse();
        assertThat(sustained(2 * 75, 2 * 15, 0, all, true)).isFalse();
    }

    @Test
    void of_a_glance_nothing_is_said() {
        assertThat(sustained(2 * 75, 2 * 15, 0, Duration.ZERO, false)).isNull();
        assertThat(sustained(0, 0, 1, Duration.ZERO, false)).isNull();
    }

    private static @Nullable Boolean sustained(
            long decoded, long analysed, long lost, Duration processor, boolean telling) {
        Reading before = reading(0, 100, 100, 100, Duration.ZERO);
        Reading after = reading(TimeUnit.SECONDS.toNanos(3), 100 + decoded, 100 + analysed, 100 + lost, processor);
        return new Watched(before, after, CAMERAS, telling)
                .of(BenchSettings.Size.parse("640x360"), 1, CAMERAS, new Latencies(), 0)
                .sustained();
    }

    private static Reading reading(long nanos, long decoded, long analysed, long lost, Duration processor) {
        CpuShare.Reading cpu = new CpuShare.Reading(Map.of(), Map.of(), processor.toNanos());
        return new Reading(nanos, cpu, Duration.ZERO, decoded, Map.of("stale", lost), analysed, 0);
    }
}
