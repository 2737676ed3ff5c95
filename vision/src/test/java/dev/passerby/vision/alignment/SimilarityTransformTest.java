package dev.passerby.vision.alignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.passerby.vision.face.Point;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimilarityTransformTest {

    private static final List<Point> SQUARE =
            List.of(new Point(0, 0), new Point(1, 0), new Point(1, 1), new Point(0, 1));

    @Test
    void a_turn_a_scale_and_a_shift_are_found_again() {
        // A quarter turn, twice the size, 3 to the right and 4 down.
        SimilarityTransform turn = new SimilarityTransform(0, 2, 3, 4);
        List<Point> turned = SQUARE.stream().map(turn::apply).toList();
        assertThat(turned.get(1)).isEqualTo(new Point(3, 6));
        SimilarityTransform found = SimilarityTransform.between(SQUARE, turned);
        assertThat(found.a()).isCloseTo(0, within(1e-12));
        assertThat(found.b()).isCloseTo(2, within(1e-12));
        assertThat(found.dx()).isCloseTo(3, within(1e-12));
        assertThat(found.dy()).isCloseTo(4, within(1e-12));
        assertThat(found.scale()).isCloseTo(2, within(1e-12));
    }

    @Test
    void what_no_similarity_does_is_done_as_well_as_possible() {
        // Stretched to twice its width: the best similarity has a scale of 1.5 and keeps the centre.
        List<Point> stretched =
                SQUARE.stream().map(p -> new Point(2 * p.x(), p.y())).toList();
        SimilarityTransform found = SimilarityTransform.between(SQUARE, stretched);
        assertThat(found.scale()).isCloseTo(1.5, within(1e-12));
        assertThat(found.apply(new Point(0.5, 0.5)).distanceTo(new Point(1, 0.5)))
                .isLessThan(1e-12);
    }

    @Test
    void a_mirror_image_is_never_mirrored() {
        List<Point> points = List.of(new Point(0, 0), new Point(4, 0), new Point(0, 1));
        List<Point> mirrored =
                points.stream().map(p -> new Point(-p.x(), p.y())).toList();
        SimilarityTransform found = SimilarityTransform.between(points, mirrored);
        // A turn: the determinant a² + b² is positive, whatever the points are.
        Point right = found.apply(new Point(1, 0));
        Point down = found.apply(new Point(0, 1));
        Point origin = found.apply(new Point(0, 0));
        double determinant =
                (right.x() - origin.x()) * (down.y() - origin.y()) - (right.y() - origin.y()) * (down.x() - origin.x());
        assertThat(determinant).isPositive();
    }

    @Test
    void the_inverse_undoes() {
        SimilarityTransform transform = new SimilarityTransform(0.7, -0.4, 12, -5);
        Point point = new Point(31, 17);
        assertThat(transform.inverse().apply(transform.apply(point)).distanceTo(point))
                .isLessThan(1e-12);
    }

    @Test
    void points_that_are_one_point_have_no_similarity() {
        Point point = new Point(2, 2);
        assertThatThrownBy(() -> SimilarityTransform.between(List.of(point, point), SQUARE.subList(0, 2)))
                .hasMessageContaining("needs two different points");
        assertThatThrownBy(() -> SimilarityTransform.between(SQUARE, SQUARE.subList(0, 2)))
                .hasMessage("a similarity needs two pairs of points, got 4 and 2");
    }
}
