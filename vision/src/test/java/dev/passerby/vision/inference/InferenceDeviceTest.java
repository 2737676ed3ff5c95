package dev.passerby.vision.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class InferenceDeviceTest {

    @Test
    void devices_are_named_as_settings_name_them() {
        assertThat(InferenceDevice.parse("cpu"))
                .isEqualTo(InferenceDevice.cpu())
                .hasToString("cpu");
        assertThat(InferenceDevice.parse("cuda")).hasToString("cuda:0");
        assertThat(InferenceDevice.parse("cuda:3")).hasToString("cuda:3");
    }

    @Test
    void anything_else_is_refused() {
        assertThatThrownBy(() -> InferenceDevice.parse("gpu"))
                .hasMessage("an inference device must be cpu, cuda or cuda:NUMBER, got 'gpu'");
        assertThatThrownBy(() -> InferenceDevice.parse("cuda:-1")).hasMessageContaining("got 'cuda:-1'");
        assertThatThrownBy(() -> new InferenceDevice.Cpu(0)).hasMessageContaining("at least one thread, got 0");
    }
}
