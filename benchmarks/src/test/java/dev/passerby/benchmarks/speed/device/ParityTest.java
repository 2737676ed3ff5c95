package dev.passerby.benchmarks.speed.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.passerby.vision.face.Box;
import dev.passerby.vision.face.DetectedFace;
import dev.passerby.vision.face.Landmarks;
import dev.passerby.vision.face.Point;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParityTest {

    private static final DetectedFace FACE = face(0, 0);

    @Test
    void the_worst_of_all_pairs_counts() {
        Parity parity = Parity.of(
                2,
                2,
                2,
                List.of(new Parity.Pair(FACE, FACE, 1, 1), new Parity.Pair(FACE, face(1, 0.5), 0.9995, 0.995)));

        assertThat(parity.leastIou()).isEqualTo(99.0 / 101, within(1e-9));
        assertThat(parity.worstLandmark()).isEqualTo(0.015, within(1e-9));
        assertThat(parity.leastCosine()).isEqualTo(0.9995);
        assertThat(parity.leastCosineOfOwnCrops()).isEqualTo(0.995);
        assertThat(parity.agrees()).isTrue();
    }

    @Test
    void any_of_them_may_be_too_far_off() {
        assertThat(agrees(new Parity.Pair(FACE, FACE, 1, 1))).isTrue();
        assertThat(agrees(new Parity.Pair(FACE, face(6, -6), 1, 1))).as("box").isFalse();
        assertThat(agrees(new Parity.Pair(FACE, face(0, 3), 1, 1)))
                .as("landmark")
                .isFalse();
        assertThat(agrees(new Parity.Pair(FACE, FACE, 0.998, 1)))
                .as("embedding")
                .isFalse();
        assertThat(agrees(new Parity.Pair(FACE, FACE, 1, 0.98))).as("own crop").isFalse();
        assertThat(agrees(new Parity.Pair(FACE, FACE, Double.NaN, 1)))
                .as("no number")
                .isFalse();
    }

    @Test
    void a_face_that_only_one_of_them_finds_is_counted() {
        Parity parity = Parity.of(1, 3, 2, List.of(new Parity.Pair(FACE, FACE, 1, 1)));

        assertThat(parity.missing()).isEqualTo(2);
        assertThat(parity.extra()).isEqualTo(1);
        assertThat(parity.agrees()).isFalse();
    }

    private static boolean agrees(Parity.Pair pair) {
        return Parity.of(1, 1, 1, List.of(pair)).agrees();
    }

    /** A face of 100 × 100, moved to the right, its landmarks by some pixels more. */
    private static DetectedFace face(double moved, double landmarksMoved) {
        double x = moved + landmarksMoved;
        return new DetectedFace(
                new Box(moved, 0, 100 + moved, 100),
                0.99,
                new Landmarks(
                        new Point(30 + x, 40),
                        new Point(70 + x, 40),
                        new Point(50 + x, 60),
                        new Point(35 + x, 80),
                        new Point(65 + x, 80)));
    }
}
