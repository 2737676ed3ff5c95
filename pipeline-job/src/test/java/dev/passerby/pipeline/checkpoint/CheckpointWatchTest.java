package dev.passerby.pipeline.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CheckpointWatchTest {

    private final CheckpointWatch watch = new CheckpointWatch(0, Duration.ofMinutes(1));

    @Test
    void the_second_failure_in_a_row_is_told_at_once_and_the_next_ones_once_a_minute() {
        assertThat(watch.failed(5_000)).isEmpty();
        assertThat(watch.failed(7_000)).hasValueSatisfying(line -> assertThat(line)
                .startsWith("checkpoints fail, 2 in a row: the job goes on, but would go back 7 s if")
                .contains("'checkpoints.directory'"));
        assertThat(watch.failed(66_000)).isEmpty();
        assertThat(watch.failed(67_000))
                .hasValueSatisfying(line -> assertThat(line).startsWith("checkpoints fail, 4 in a row"));
        assertThat(watch.inARow()).isEqualTo(4);
    }

    @Test
    void the_end_of_the_trouble_is_told_and_then_nothing_more() {
        watch.failed(5_000);
        watch.failed(7_000);

        assertThat(watch.complete(9_000)).hasValue("checkpoints are complete again, after 2 that failed");
        assertThat(watch.complete(11_000)).isEmpty();
        assertThat(watch.inARow()).isZero();
    }

    @Test
    void one_failure_between_complete_ones_is_not_told() {
        assertThat(watch.failed(5_000)).isEmpty();
        assertThat(watch.complete(7_000)).isEmpty();
        assertThat(watch.failed(9_000)).isEmpty();
    }
}
