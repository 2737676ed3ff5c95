package dev.passerby.standalone.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.wire.event.Timings;
import org.junit.jupiter.api.Test;

class LatenciesTest {

    @Test
    void percentiles_are_of_all_frames_and_shares_add_up_to_the_whole() {
        Latencies latencies = new Latencies();
        for (int i = 1; i <= 100; i++) {
            latencies.frame(new Timings(1, 2, 3, 4, 5, 15 + i));
        }

        assertThat(latencies.frames(50)).isEqualTo(65);
        assertThat(latencies.frames(99)).isEqualTo(114);
        assertThat(latencies.shares().values().stream().mapToDouble(x -> x).sum())
                .isEqualTo(15 + 50.5);
        assertThat(latencies.events(95)).as("no event yet").isZero();
    }
}
