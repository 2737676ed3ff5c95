package dev.passerby.benchmarks.boxes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.passerby.benchmarks.boxes.PrecisionRecall.Point;
import dev.passerby.vision.face.Box;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrecisionRecallTest {

    @Test
    void follows_a_curve_computed_by_hand() {
        // Four faces; surest first: found, false, found, false, found. The fourth face is never found.
        PrecisionRecall curve = curve(4, found(0, 0.9), alarm(0.8), found(1, 0.7), alarm(0.6), found(2, 0.5));

        assertThat(curve.points())
                .containsExactly(
                        new Point(0.9, 0.25, 1),
                        new Point(0.8, 0.25, 1 / 2.0),
                        new Point(0.7, 0.5, 2 / 3.0),
                        new Point(0.6, 0.5, 2 / 4.0),
                        new Point(0.5, 0.75, 3 / 5.0));
        // A quarter each at the precisions 1, 2/3 and 3/5.
        assertThat(curve.averagePrecision().orElseThrow()).isCloseTo((1 + 2 / 3.0 + 3 / 5.0) / 4, within(1e-12));
    }

    @Test
    void a_dip_in_precision_is_raised_to_what_a_higher_recall_has() {
        // The first box is a false alarm, the next two find both faces: precisions 0, 1/2, 2/3.
        PrecisionRecall curve = curve(2, alarm(0.9), found(0, 0.8), found(1, 0.7));

        assertThat(curve.averagePrecision().orElseThrow()).isCloseTo(2 / 3.0, within(1e-12));
    }

    @Test
    void boxes_of_one_score_come_together_in_whichever_order_they_were() {
        PrecisionRecall one = curve(1, alarm(0.9), found(0, 0.9));
        PrecisionRecall other = curve(1, found(0, 0.9), alarm(0.9));

        assertThat(one).isEqualTo(other);
        assertThat(one.points()).containsExactly(new Point(0.9, 1, 0.5));
    }

    @Test
    void without_a_face_there_is_no_average_precision_and_without_a_box_it_is_zero() {
        assertThat(curve(0, alarm(0.9)).averagePrecision()).isEmpty();
        assertThat(curve(3).averagePrecision()).hasValue(0);
    }

    @Test
    void scores_are_compared_across_pictures() {
        PictureMatch first = PictureMatch.of(List.of(face(0)), List.of(found(0, 0.6)), 0.5);
        PictureMatch second = PictureMatch.of(List.of(face(0)), List.of(alarm(0.9), found(0, 0.7)), 0.5);

        assertThat(PrecisionRecall.of(List.of(first, second)).points())
                .containsExactly(new Point(0.9, 0, 0), new Point(0.7, 0.5, 1 / 2.0), new Point(0.6, 1, 2 / 3.0));
    }

    private static PrecisionRecall curve(int faces, ScoredBox... boxes) {
        List<AnnotatedFace> annotated = new ArrayList<>();
        for (int i = 0; i < faces; i++) {
            annotated.add(face(i));
        }
        return PrecisionRecall.of(List.of(PictureMatch.of(annotated, List.of(boxes), 0.5)));
    }

    private static AnnotatedFace face(int index) {
        return new AnnotatedFace(place(index), true);
    }

    private static ScoredBox found(int index, double score) {
        return new ScoredBox(place(index), score);
    }

    private static ScoredBox alarm(double score) {
        return new ScoredBox(new Box(-100, -100, -90, -90), score);
    }

    private static Box place(int index) {
        return new Box(20 * index, 0, 20 * index + 10, 10);
    }
}
