package dev.passerby.vision.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchingSettingsTest {

    @Test
    void a_batch_is_filled_up_to_the_next_bucket() {
        BatchingSettings gpu = BatchingSettings.gpu();
        assertThat(gpu.bucket(1)).isEqualTo(1);
        assertThat(gpu.bucket(3)).isEqualTo(8);
        assertThat(gpu.bucket(32)).isEqualTo(32);
        assertThat(gpu.largest()).isEqualTo(128);
        assertThatThrownBy(() -> gpu.bucket(129)).hasMessageContaining("does not hold 129 items");
    }

    @Test
    void sizes_above_a_limit_are_left_out_but_never_all() {
        assertThat(BatchingSettings.gpu().upTo(40).bucketSizes()).containsExactly(1, 8, 32);
        assertThat(BatchingSettings.gpu().upTo(0).bucketSizes()).containsExactly(1);
    }

    @Test
    void on_a_cpu_nothing_is_filled_up_and_nobody_waits() {
        BatchingSettings cpu = BatchingSettings.on(InferenceDevice.cpu());
        assertThat(cpu.bucket(3)).isEqualTo(3);
        assertThat(cpu.patience()).isZero();
        assertThat(BatchingSettings.on(InferenceDevice.parse("cuda"))).isEqualTo(BatchingSettings.gpu());
    }

    @Test
    void settings_that_make_no_sense_are_refused() {
        assertThatThrownBy(() -> new BatchingSettings(List.of(2, 2), Duration.ZERO, 1, 1))
                .hasMessage("bucket sizes must grow from at least 1, got [2, 2]");
        assertThatThrownBy(() -> new BatchingSettings(List.of(1), Duration.ZERO, 0, 1))
                .hasMessageContaining("a worker and room for an item");
    }
}
