package dev.passerby.benchmarks.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.passerby.vision.detection.DetectionSettings;
import org.junit.jupiter.api.Test;

class ArithmeticTest {

    @Test
    void the_smallest_picture_is_one_cell_of_one_level() {
        // One level of 13 pixels: 11×11 positions of 270 multiplications, 4×4 of 1,440, and 2×2 of 4,608 and 192.
        assertThat(Arithmetic.proposals(12, 12, DetectionSettings.stills().withMinFace(12)))
                .isEqualTo(2.0 * (121 * 270 + 16 * 1_440 + 4 * 4_800));
    }

    @Test
    void twice_the_face_is_a_quarter_of_the_arithmetic() {
        DetectionSettings stills = DetectionSettings.stills();

        double ratio = Arithmetic.proposals(1_920, 1_080, stills.withMinFace(20))
                / Arithmetic.proposals(1_920, 1_080, stills.withMinFace(40));

        assertThat(ratio).isCloseTo(4, within(0.2));
    }
}
