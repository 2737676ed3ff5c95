package dev.passerby.deploy.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ThroughputTest {

    private final Throughput throughput = new Throughput();

    @Test
    void the_rate_is_that_between_the_first_step_and_the_last() {
        long[][] looks = {{0, 40}, {1, 40}, {2, 100}, {3, 100}, {4, 300}, {5, 300}, {6, 500}, {7, 500}};
        for (long[] look : looks) {
            throughput.look(look[0] * 1_000_000_000, look[1]);
        }

        assertThat(throughput.steps()).isEqualTo(3);
        assertThat(throughput.seconds()).isEqualTo(4);
        assertThat(throughput.perSecond()).isEqualTo(100);
    }

    @Test
    void one_step_makes_no_rate() {
        throughput.look(0, 0);
        throughput.look(1, 10);

        assertThatThrownBy(throughput::perSecond)
                .hasMessage("a rate needs a count that grew twice, and it grew 1 times; measure for longer");
    }
}
