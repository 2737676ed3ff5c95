package dev.passerby.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class AxisTest {

    @Test
    void ticksOfALinearAxisAreRoundNumbers() {
        assertThat(labels(Axis.linear("", 0, 2))).containsExactly("0.0", "0.5", "1.0", "1.5", "2.0");
        assertThat(labels(Axis.linear("", -3, 12))).containsExactly("0", "5", "10");
        assertThat(labels(Axis.linear("", 0, 5000))).containsExactly("0", "1,000", "2,000", "3,000", "4,000", "5,000");
    }

    @Test
    void sharesAreLabelledAsPercentages() {
        assertThat(labels(Axis.percent("", 0, 1))).containsExactly("0 %", "20 %", "40 %", "60 %", "80 %", "100 %");
        assertThat(labels(Axis.percent("", 0.97, 1))).containsExactly("97 %", "98 %", "99 %", "100 %");
        assertThat(labels(Axis.percent("", 0, 0.01)))
                .containsExactly("0.0 %", "0.2 %", "0.4 %", "0.6 %", "0.8 %", "1.0 %");
    }

    @Test
    void ticksOfALogarithmicAxisArePowersOfTen() {
        assertThat(labels(Axis.logarithmic("", 1e-5, 1))).containsExactly("10⁻⁵", "10⁻⁴", "10⁻³", "10⁻²", "0.1", "1");
    }

    @Test
    void equalRatiosAreEqualLengthsOnALogarithmicAxis() {
        Axis axis = Axis.logarithmic("", 1e-4, 1);
        assertThat(axis.position(1e-4)).isZero();
        assertThat(axis.position(1e-2)).isEqualTo(0.5);
        assertThat(axis.position(1)).isEqualTo(1);
    }

    @Test
    void whatLiesBeyondAnAxisIsDrawnAtItsEnd() {
        assertThat(Axis.logarithmic("", 1e-4, 1).position(0)).isZero();
        assertThat(Axis.linear("", 0, 2).position(3)).isEqualTo(1);
    }

    @Test
    void anAxisThatCannotBeDrawnIsRefused() {
        assertThatThrownBy(() -> Axis.linear("distance", 2, 2))
                .hasMessage("the axis 'distance' must go from a smaller to a larger number, got 2.0 to 2.0");
        assertThatThrownBy(() -> Axis.logarithmic("FAR", 0, 1))
                .hasMessage("the logarithmic axis 'FAR' must begin above 0, got 0.0");
    }

    private static List<String> labels(Axis axis) {
        return axis.ticks().stream().map(Axis.Tick::label).toList();
    }
}
