package dev.passerby.vision.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScalePyramidTest {

    private static final DetectionSettings STILLS = DetectionSettings.stills();

    @Test
    void the_first_level_makes_the_smallest_face_12_pixels() {
        ScalePyramid.Level first =
                ScalePyramid.levels(640, 480, STILLS.withMinFace(40)).get(0);
        assertThat(first).isEqualTo(new ScalePyramid.Level(0.3, 193, 145));
    }

    @Test
    void levels_shrink_by_the_factor_until_a_side_is_below_12() {
        List<ScalePyramid.Level> levels = ScalePyramid.levels(640, 480, STILLS.withMinFace(40));
        // 144 x 0.709^n >= 12 for n up to 7.
        assertThat(levels).hasSize(8);
        assertThat(levels.get(1).scale()).isEqualTo(0.3 * 0.709);
        assertThat(levels.get(7).height()).isEqualTo((int) (480 * levels.get(7).scale() + 1));
    }

    @Test
    void a_picture_smaller_than_the_smallest_face_has_no_level() {
        assertThat(ScalePyramid.levels(19, 500, STILLS)).isEmpty();
        assertThat(ScalePyramid.levels(20, 500, STILLS)).hasSize(1);
    }

    @Test
    void settings_that_make_no_sense_are_refused() {
        assertThatThrownBy(() -> STILLS.withMinFace(11.9))
                .hasMessage("the smallest face to look for must have at least 12 pixels, got 11.9");
        assertThatThrownBy(() -> STILLS.withMinFace(Double.NaN)).hasMessageContaining("got NaN");
        assertThatThrownBy(() -> new DetectionSettings(20, 0.6, 1.7, 0.7, 0.709))
                .hasMessage("the refinement threshold must be between 0 and 1, got 1.7");
        assertThatThrownBy(() -> new DetectionSettings(20, 0.6, 0.7, 0.7, 1))
                .hasMessage("the pyramid's factor must be between 0.1 and 0.95, got 1.0");
    }
}
