package dev.passerby.ingest.rtsp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OrientationTest {

    private static final int ONE = 1 << 16;

    @Test
    void aMatrixThatChangesNothingIsUpright() {
        assertThat(of(ONE, 0, 0, ONE).isUpright()).isTrue();
    }

    @Test
    void aQuarterTurnExchangesRowsAndColumnsAndReversesOneOfThem() {
        assertThat(of(0, ONE, -ONE, 0)).isEqualTo(new Orientation(true, true, false));
        assertThat(of(0, -ONE, ONE, 0)).isEqualTo(new Orientation(true, false, true));
    }

    @Test
    void aHalfTurnReversesBoth() {
        assertThat(of(-ONE, 0, 0, -ONE)).isEqualTo(new Orientation(false, true, true));
    }

    @Test
    void anAngleBetweenBecomesTheNearestQuarterTurn() {
        int cos = (int) (ONE * Math.cos(Math.toRadians(80)));
        int sin = (int) (ONE * Math.sin(Math.toRadians(80)));
        assertThat(of(cos, sin, -sin, cos)).isEqualTo(of(0, ONE, -ONE, 0));
    }

    @Test
    void theSmallestNumberIsNoTrap() {
        assertThat(of(0, Integer.MIN_VALUE, ONE, 0).transposed()).isTrue();
    }

    private static Orientation of(int a, int b, int c, int d) {
        return Orientation.of(new int[] {a, b, 0, c, d, 0, 0, 0, 1 << 30});
    }
}
