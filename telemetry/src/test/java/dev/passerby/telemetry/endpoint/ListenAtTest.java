package dev.passerby.telemetry.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListenAtTest {

    @Test
    void readsAPortARangeAndOff() {
        assertThat(ListenAt.parse("127.0.0.1", "9400")).hasValue(new ListenAt("127.0.0.1", 9400, 9400));
        assertThat(ListenAt.parse("0.0.0.0", "9400-9409")).hasValue(new ListenAt("0.0.0.0", 9400, 9409));
        assertThat(ListenAt.parse("127.0.0.1", "0")).hasValue(new ListenAt("127.0.0.1", 0, 0));
        assertThat(ListenAt.parse("127.0.0.1", "off")).isEmpty();
        assertThat(ListenAt.parse("127.0.0.1", "false")).as("off in YAML").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "on", "-1", "9409-9400", "70000", "0-9", "9400-", "9400-9401-9402"})
    void refusesAnythingElse(String ports) {
        assertThatThrownBy(() -> ListenAt.parse("127.0.0.1", ports)).isInstanceOf(IllegalArgumentException.class);
    }
}
