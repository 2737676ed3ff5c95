package dev.passerby.benchmarks.detection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.benchmarks.boxes.AnnotatedFace;
import dev.passerby.benchmarks.boxes.AnnotatedPicture;
import dev.passerby.benchmarks.boxes.ScoredBox;
import dev.passerby.vision.face.Box;
import dev.passerby.vision.picture.Picture;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClippingTest {

    private static final Picture BLACK = new Picture(200, 100, new byte[3 * 200 * 100]);

    @Test
    void shows_the_surroundings_of_a_box_with_both_kinds_of_boxes() {
        Box face = new Box(90, 40, 110, 60);
        Box found = new Box(80, 40, 100, 60);
        Picture clipping = Clipping.of(BLACK, face, looked(face, found));

        // 48 pixels and one for the centre, from (76, 26).
        assertThat(clipping.width()).isEqualTo(49);
        assertThat(clipping.height()).isEqualTo(49);
        assertThat(colour(clipping, 109 - 76, 50 - 26)).isEqualTo(Clipping.ANNOTATED);
        assertThat(colour(clipping, 80 - 76, 50 - 26)).isEqualTo(Clipping.DETECTED);
        assertThat(colour(clipping, 105 - 76, 50 - 26)).isZero();
    }

    @Test
    void leaves_the_picture_itself_as_it_was() {
        Box face = new Box(90, 40, 110, 60);
        Clipping.of(BLACK, face, looked(face, face));

        assertThat(BLACK.rgb()).containsOnly(0);
    }

    @Test
    void a_box_across_or_beyond_the_edge_shows_what_the_picture_has() {
        Box across = new Box(-50, -50, 400, 400);
        Box beyond = new Box(1_000, -900, 1_010, -890);

        assertThat(Clipping.of(BLACK, across, looked(across, across))).satisfies(clipping -> {
            assertThat(clipping.width()).isEqualTo(200);
            assertThat(clipping.height()).isEqualTo(100);
        });
        assertThat(Clipping.of(BLACK, beyond, looked(beyond, beyond)).width()).isEqualTo(25);
    }

    private static LookedAt looked(Box face, Box found) {
        return new LookedAt(
                new AnnotatedPicture("a", List.of(new AnnotatedFace(face, true))), List.of(new ScoredBox(found, 0.9)));
    }

    private static int colour(Picture picture, int x, int y) {
        return picture.sample(x, y, 0) << 16 | picture.sample(x, y, 1) << 8 | picture.sample(x, y, 2);
    }
}
