package dev.passerby.benchmarks.speed.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.vision.inference.InferenceDevice;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryPlateauTest {

    @Test
    void what_comes_before_the_middle_is_not_growth() {
        assertThat(MemoryPlateau.of(List.of(100.0, 900.0, 1_000.0, 1_000.0, 1_001.0))
                        .grewMb())
                .isEqualTo(1);
        assertThat(MemoryPlateau.of(List.of(100.0, 200.0)).grewMb()).isEqualTo(100);
    }

    @Test
    void a_card_that_is_not_there_has_no_memory_and_no_name() {
        InferenceDevice none = new InferenceDevice.Cuda(999, 1);

        assertThat(DeviceMemory.of(none).usedMb()).isEmpty();
        assertThat(DeviceName.of(none)).isEqualTo("unknown");
        assertThat(DeviceName.driver(none)).isNull();
    }
}
