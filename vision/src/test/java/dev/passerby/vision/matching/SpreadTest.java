package dev.passerby.vision.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SpreadTest {

    @Test
    void anOrdinaryPhotoAndOneCropChangeNothing() {
        assertThat(Spread.allowance(Spread.ORDINARY)).isZero();
        assertThat(Spread.allowance(null)).isZero();
        assertThat(Spread.compensated(0.825, 0)).isCloseTo(0.825, within(1e-12));
    }

    @Test
    void anUnsteadyPhotoIsComparedMoreLenientlyAndASteadyOneMoreStrictly() {
        double unsteady = Spread.compensated(0.85, Spread.allowance(0.03));
        double steady = Spread.compensated(0.85, Spread.allowance(0.012));

        assertThat(unsteady).isCloseTo(Math.sqrt(0.7225 - 0.0525), within(1e-12));
        assertThat(steady).isCloseTo(Math.sqrt(0.7225 + 0.0375), within(1e-12));
    }

    @Test
    void noPhotoIsSoUnsteadyThatEverybodyIsNear() {
        assertThat(Spread.allowance(0.9)).isEqualTo(Spread.allowance(Spread.MOST));
        // The worst photo against another of its kind moves a stranger's 1.25 by less than a tenth.
        assertThat(Spread.compensated(1.25, 2 * Spread.allowance(0.9))).isGreaterThan(1.15);
    }

    @Test
    void distancesStayDistances() {
        assertThat(Spread.compensated(0, Spread.allowance(Spread.MOST))).isZero();
        assertThat(Spread.compensated(2, Spread.allowance(0.0))).isEqualTo(2);
    }
}
