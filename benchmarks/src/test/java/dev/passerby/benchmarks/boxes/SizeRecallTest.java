package dev.passerby.benchmarks.boxes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.vision.face.Box;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SizeRecallTest {

    @Test
    void a_size_that_is_a_limit_belongs_to_the_larger_class() {
        List<SizeRecall> classes = SizeRecall.of(List.of(match(15.9, true), match(16, false), match(256, true)));

        assertThat(classes)
                .containsExactly(
                        new SizeRecall(0, 16, 1, 1.0),
                        new SizeRecall(16, 32, 1, 0.0),
                        new SizeRecall(32, 64, 0, null),
                        new SizeRecall(64, 128, 0, null),
                        new SizeRecall(128, 256, 0, null),
                        new SizeRecall(256, null, 1, 1.0));
        assertThat(classes)
                .extracting(SizeRecall::range)
                .containsExactly("< 16", "16–32", "32–64", "64–128", "128–256", "≥ 256");
    }

    @Test
    void the_size_of_a_face_is_the_geometric_mean_of_its_sides_and_of_faces_that_count_alone() {
        AnnotatedFace tall = new AnnotatedFace(new Box(0, 0, 16, 64), true);
        AnnotatedFace ignored = new AnnotatedFace(new Box(0, 0, 40, 40), false);
        SizeRecall class32 = SizeRecall.of(List.of(PictureMatch.of(List.of(tall, ignored), List.of(), 0.5)))
                .get(2);

        assertThat(tall.size()).isEqualTo(32);
        assertThat(class32).isEqualTo(new SizeRecall(32, 64, 1, 0.0));
    }

    private static PictureMatch match(double side, boolean found) {
        Box box = new Box(0, 0, side, side);
        List<ScoredBox> boxes = new ArrayList<>();
        if (found) {
            boxes.add(new ScoredBox(box, 1));
        }
        return PictureMatch.of(List.of(new AnnotatedFace(box, true)), boxes, 0.5);
    }
}
