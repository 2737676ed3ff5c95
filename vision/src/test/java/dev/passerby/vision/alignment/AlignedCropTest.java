package dev.passerby.vision.alignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.passerby.vision.face.Landmarks;
import dev.passerby.vision.face.Point;
import dev.passerby.vision.golden.TestMedia;
import dev.passerby.vision.picture.Picture;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlignedCropTest {

    @Test
    void the_template_is_the_measured_one() throws IOException {
        JsonNode measured = new ObjectMapper()
                .readTree(TestMedia.file("../golden/template_T32.json").toFile());
        for (int i = 0; i < 5; i++) {
            JsonNode point = measured.get("iso").get(i);
            assertThat(T32.TEMPLATE.get(i))
                    .isEqualTo(new Point(point.get(0).asDouble(), point.get(1).asDouble()));
        }
        assertThat(T32.STRETCH_ACROSS).isEqualTo(measured.get("ax").asDouble());
        assertThat(T32.STRETCH_DOWN).isEqualTo(measured.get("ay").asDouble());
    }

    @Test
    void landmarks_at_the_template_are_stretched_and_nothing_else() {
        // A ramp: the level is the column, so a level says where a pixel of the crop came from.
        AlignedCrop crop = AlignedCrop.of(ramp(200, 200), landmarks(new SimilarityTransform(1, 0, 0, 0)));
        assertThat(crop.picture().sample(0, 80, 0)).isZero();
        for (int column = 0; column < AlignedCrop.SIDE; column += 13) {
            assertThat((double) crop.picture().sample(column, 80, 0))
                    .isCloseTo(column / T32.STRETCH_ACROSS, within(0.51));
            assertThat((double) crop.picture().sample(80, column, 1))
                    .isCloseTo(column / T32.STRETCH_DOWN, within(0.51));
        }
    }

    @Test
    void a_face_lying_on_its_side_is_turned_upright() {
        // The picture's face is the template turned by a quarter: its "right" runs down the picture's rows.
        AlignedCrop crop = AlignedCrop.of(ramp(200, 200), landmarks(new SimilarityTransform(0, 1, 180, 10)));
        assertThat((double) crop.picture().sample(100, 50, 1)).isCloseTo(10 + 100 / T32.STRETCH_ACROSS, within(0.51));
        assertThat((double) crop.picture().sample(100, 50, 0)).isCloseTo(180 - 50 / T32.STRETCH_DOWN, within(0.51));
    }

    @Test
    void its_views_are_itself_its_mirror_image_and_four_shifts() {
        Landmarks landmarks = landmarks(new SimilarityTransform(1, 0, 20, 20));
        List<AlignedCrop> views = AlignedCrop.views(ramp(200, 200), landmarks);

        assertThat(views).hasSize(6);
        assertThat(views.get(0).rgb())
                .isEqualTo(AlignedCrop.of(ramp(200, 200), landmarks).rgb());
        int[][] shifts = {{3, 3}, {-3, 3}, {3, -3}, {-3, -3}};
        for (int y = 20; y < 140; y += 17) {
            for (int x = 20; x < 140; x += 17) {
                int at = 3 * (y * AlignedCrop.SIDE + x);
                byte[] plain = views.get(0).rgb();
                assertThat(views.get(1).rgb()[at])
                        .isEqualTo(plain[3 * (y * AlignedCrop.SIDE + AlignedCrop.SIDE - 1 - x)]);
                for (int i = 0; i < shifts.length; i++) {
                    int shifted = 3 * ((y + shifts[i][1]) * AlignedCrop.SIDE + x + shifts[i][0]);
                    assertThat(views.get(2 + i).rgb()[shifted]).isEqualTo(plain[at]);
                }
            }
        }
    }

    @Test
    void beyond_the_picture_it_is_black() {
        byte[] white = new byte[3 * 60 * 60];
        Arrays.fill(white, (byte) 255);
        AlignedCrop crop = AlignedCrop.of(new Picture(60, 60, white), landmarks(new SimilarityTransform(1, 0, 0, 0)));
        assertThat(crop.picture().sample(10, 10, 0)).isEqualTo(255);
        assertThat(crop.picture().sample(150, 150, 0)).isZero();
    }

    @Test
    void landmarks_far_outside_give_a_black_crop() {
        AlignedCrop crop = AlignedCrop.of(ramp(50, 50), landmarks(new SimilarityTransform(1, 0, 1e9, -1e9)));
        assertThat(crop.rgb()).containsOnly(0);
    }

    @Test
    void landmarks_that_are_one_point_are_refused() {
        Point point = new Point(5, 5);
        assertThatThrownBy(() -> AlignedCrop.of(ramp(50, 50), new Landmarks(point, point, point, point, point)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void its_text_has_no_pixels() {
        assertThat(new AlignedCrop(new byte[3 * 160 * 160])).hasToString("AlignedCrop[160 x 160]");
    }

    private static Landmarks landmarks(SimilarityTransform toPicture) {
        List<Point> points = T32.TEMPLATE.stream().map(toPicture::apply).toList();
        return new Landmarks(points.get(0), points.get(1), points.get(2), points.get(3), points.get(4));
    }

    /** Red is the column, green the row. */
    private static Picture ramp(int width, int height) {
        byte[] rgb = new byte[3 * width * height];
        for (int i = 0; i < width * height; i++) {
            rgb[3 * i] = (byte) (i % width);
            rgb[3 * i + 1] = (byte) (i / width);
        }
        return new Picture(width, height, rgb);
    }
}
