package dev.passerby.vision.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ImpostorReferenceTest {

    @Test
    void measuredPointsAreThemselves() {
        assertThat(ImpostorReference.threshold(1e-3)).isCloseTo(0.950, within(1e-9));
        assertThat(ImpostorReference.threshold(1e-4)).isCloseTo(0.825, within(1e-9));
        assertThat(ImpostorReference.threshold(1e-5)).isCloseTo(0.708, within(1e-9));
        assertThat(ImpostorReference.threshold(0.1)).isCloseTo(1.242, within(1e-9));
    }

    @Test
    void aRarerFalseAcceptNeedsASmallerDistance() {
        double last = 0;
        for (double rate = 1e-5; rate <= 0.1; rate *= 1.05) {
            double threshold = ImpostorReference.threshold(rate);
            assertThat(threshold).isGreaterThan(last);
            last = threshold;
        }
    }

    @Test
    void nothingIsSaidOfRatesThatWereNotMeasured() {
        assertThatThrownBy(() -> ImpostorReference.threshold(1e-6))
                .hasMessage("a false accept rate must be from 1.0E-5 to 0.1, where it was measured, got 1.0E-6");
        assertThatThrownBy(() -> ImpostorReference.threshold(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theTailIsLongerThanANormalOne() {
        assertThat(ImpostorReference.deviations(1e-3)).isBetween(3.3, 3.45).isGreaterThan(3.09);
        assertThat(ImpostorReference.deviations(1e-4)).isBetween(4.0, 4.15).isGreaterThan(3.72);
    }

    @Test
    void similarityAndDistanceUndoEachOther() {
        assertThat(ImpostorReference.distance(ImpostorReference.similarity(0.825)))
                .isCloseTo(0.825, within(1e-12));
        assertThat(ImpostorReference.distance(1.001)).isZero();
    }
}
