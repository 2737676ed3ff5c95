package dev.passerby.benchmarks.detection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.benchmarks.boxes.AnnotatedFace;
import dev.passerby.benchmarks.boxes.AnnotatedPicture;
import dev.passerby.benchmarks.boxes.ScoredBox;
import dev.passerby.benchmarks.report.Outline;
import dev.passerby.vision.face.Box;
import dev.passerby.vision.picture.Picture;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClippingTest {

    private static final Picture PICTURE = ramp(200, 100);
    private static final int ANY_SIDE = 1;

    @Test
    void shows_the_surroundings_of_a_box_with_both_kinds_of_boxes() {
        Box face = new Box(90, 40, 110, 60);
        Box found = new Box(80, 41, 100, 61);
        Clipping clipping = Clipping.of(PICTURE, face, looked(face, found), ANY_SIDE);

        // 48 pixels and one for the centre, from (76, 26).
        assertThat(clipping.picture().width()).isEqualTo(49);
        assertThat(clipping.picture().height()).isEqualTo(49);
        assertThat(clipping.picture().sample(0, 0, 0)).isEqualTo(76);
        assertThat(clipping.picture().sample(0, 0, 1)).isEqualTo(26);
        assertThat(clipping.outlines())
                .containsExactly(
                        new Outline(new Box(14, 14, 34, 34), Clipping.ANNOTATED),
                        new Outline(new Box(4, 15, 24, 35), Clipping.DETECTED));
    }

    @Test
    void a_small_part_is_enlarged_by_a_whole_factor_and_its_boxes_with_it() {
        Box face = new Box(90, 40, 110, 60);
        Clipping clipping = Clipping.of(PICTURE, face, looked(face, face), 160);

        assertThat(clipping.picture().width()).isEqualTo(3 * 49);
        assertThat(clipping.picture().sample(5, 2, 0)).isEqualTo(77);
        assertThat(clipping.picture().sample(5, 2, 1)).isEqualTo(26);
        assertThat(clipping.outlines().get(0).box()).isEqualTo(new Box(42, 42, 102, 102));
    }

    @Test
    void a_box_across_or_beyond_the_edge_shows_what_the_picture_has() {
        Box across = new Box(-50, -50, 400, 400);
        Box beyond = new Box(1_000, -900, 1_010, -890);

        Picture whole =
                Clipping.of(PICTURE, across, looked(across, across), ANY_SIDE).picture();
        assertThat(whole.rgb()).isEqualTo(PICTURE.rgb());
        Picture corner =
                Clipping.of(PICTURE, beyond, looked(beyond, beyond), ANY_SIDE).picture();
        assertThat(corner.width()).isEqualTo(25);
        assertThat(corner.sample(24, 0, 0)).isEqualTo(199);
    }

    private static LookedAt looked(Box face, Box found) {
        return new LookedAt(
                new AnnotatedPicture("a", List.of(new AnnotatedFace(face, true))), List.of(new ScoredBox(found, 0.9)));
    }

    /** Red tells the column, green the row. */
    private static Picture ramp(int width, int height) {
        byte[] rgb = new byte[3 * width * height];
        for (int pixel = 0; pixel < width * height; pixel++) {
            rgb[3 * pixel] = (byte) (pixel % width);
            rgb[3 * pixel + 1] = (byte) (pixel / width);
        }
        return new Picture(width, height, rgb);
    }
}
