package dev.passerby.vision.detection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.vision.picture.Region;
import java.util.List;
import org.junit.jupiter.api.Test;

class LevelPartTest {

    private static final List<ScalePyramid.Level> LEVELS =
            ScalePyramid.levels(641, 480, DetectionSettings.stills().withMinFace(40));

    @Test
    void the_whole_picture_is_every_window_and_every_pixel_of_every_level() {
        SearchArea everything = new SearchArea(new Region(0, 0, 641, 480), 0, Double.MAX_VALUE);

        List<LevelPart> parts = LevelPart.of(LEVELS, everything, 641, 480);

        assertThat(parts).hasSameSizeAs(LEVELS);
        assertThat(parts).allSatisfy(part -> {
            ScalePyramid.Level level = part.level();
            assertThat(part.pixels()).isEqualTo(new Region(0, 0, level.width(), level.height()));
            // The network pools in pairs and counts a last single pixel as one.
            assertThat(part.windows().right()).isEqualTo((int) Math.ceil((level.width() - 2) / 2.0) - 4);
            assertThat(part.windows().bottom()).isEqualTo((int) Math.ceil((level.height() - 2) / 2.0) - 4);
        });
    }

    @Test
    void windows_of_an_area_lie_inside_it_and_none_that_does_is_missing() {
        Region region = new Region(101, 77, 333, 250);
        for (LevelPart part : LevelPart.of(LEVELS, new SearchArea(region, 0, Double.MAX_VALUE), 641, 480)) {
            double scale = part.level().scale();
            Region windows = part.windows();
            assertThat(2 * windows.left() / scale).isBetween(101.0, 101 + 2 / scale);
            assertThat(2 * windows.top() / scale).isBetween(77.0, 77 + 2 / scale);
            assertThat((2 * (windows.right() - 1) + 12) / scale).isBetween(333 - 2 / scale, 333.0);
            assertThat((2 * (windows.bottom() - 1) + 12) / scale).isBetween(250 - 2 / scale, 250.0);
        }
    }

    @Test
    void levels_of_other_sizes_than_the_area_asks_for_are_left_out() {
        SearchArea medium = new SearchArea(new Region(0, 0, 641, 480), 50, 90);

        assertThat(LevelPart.of(LEVELS, medium, 641, 480))
                .extracting(part -> Math.round(12 / part.level().scale()))
                .containsExactly(56L, 80L);
    }

    @Test
    void an_area_smaller_than_a_window_has_none() {
        SearchArea narrow = new SearchArea(new Region(10, 10, 40, 400), 0, Double.MAX_VALUE);
        assertThat(LevelPart.of(LEVELS, narrow, 641, 480)).isEmpty();
    }
}
