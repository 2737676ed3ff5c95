package dev.passerby.deploy.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChaosOptionsTest {

    @Test
    void aRunHasAHundredThousandFramesAndAShortOneFewer() {
        assertThat(ChaosOptions.parse(List.of("--seed", "5")).frames()).isEqualTo(100_000);
        assertThat(ChaosOptions.parse(List.of("--seed", "5", "--short")).frames())
                .isLessThan(100_000);
        assertThat(ChaosOptions.parse(List.of("--seed", "5", "--frames", "7")).frames())
                .isEqualTo(7);
    }

    @Test
    void whatIsWrongIsSaidInALine() {
        assertThatThrownBy(() -> ChaosOptions.parse(List.of("--short"))).hasMessageStartingWith("--seed is missing");
        assertThatThrownBy(() -> ChaosOptions.parse(List.of("--seed", "x")))
                .hasMessage("--seed must be a whole number, got 'x'");
        assertThatThrownBy(() -> ChaosOptions.parse(List.of("--fast"))).hasMessageStartingWith("'--fast' is no option");
    }
}
