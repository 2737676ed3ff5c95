package dev.passerby.models.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RoundingTest {

    @Test
    void theRangeTakesAllBytesAndHoldsZero() {
        assertThat(Rounding.over(0, 25.5)).isEqualTo(new Rounding(0.1f, 0));
        assertThat(Rounding.over(-1, 1)).isEqualTo(new Rounding((float) (2 / 255.0), 128));
        assertThat(Rounding.over(3, 25.5)).isEqualTo(new Rounding(0.1f, 0));
    }

    @Test
    void aRangeOfNothingIsRefused() {
        assertThatThrownBy(() -> Rounding.over(0, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
