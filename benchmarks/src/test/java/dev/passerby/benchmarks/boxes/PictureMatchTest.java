package dev.passerby.benchmarks.boxes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.passerby.benchmarks.boxes.PictureMatch.Judged;
import dev.passerby.benchmarks.boxes.PictureMatch.Verdict;
import dev.passerby.vision.face.Box;
import java.util.List;
import org.junit.jupiter.api.Test;

class PictureMatchTest {

    private static final Box FACE = new Box(0, 0, 10, 10);
    private static final Box APART = new Box(100, 100, 110, 110);

    /** The lower half and as much below: shares 50 of 150. */
    private static final Box HALF_BESIDE = new Box(0, 5, 10, 15);

    /** The upper half: shares 50 of 100. */
    private static final Box HALF_OF_IT = new Box(0, 0, 10, 5);

    @Test
    void a_box_that_overlaps_by_exactly_the_least_finds_its_face() {
        assertThat(match(List.of(counts(FACE)), box(HALF_OF_IT, 0.9)).found()).containsExactly(true);
        assertThat(match(List.of(counts(FACE)), box(HALF_BESIDE, 0.9)).found()).containsExactly(false);
    }

    @Test
    void of_two_boxes_at_one_face_the_surer_finds_it_and_the_other_is_a_false_alarm() {
        ScoredBox worseButSurer = box(HALF_OF_IT, 0.9);
        ScoredBox better = box(FACE, 0.8);
        PictureMatch match = match(List.of(counts(FACE)), better, worseButSurer);

        assertThat(match.judged())
                .containsExactly(new Judged(worseButSurer, Verdict.FOUND), new Judged(better, Verdict.FALSE_ALARM));
        assertThat(match.facesFound()).isEqualTo(1);
        assertThat(match.falseAlarms()).containsExactly(better);
    }

    @Test
    void a_box_stands_for_the_face_it_overlaps_most() {
        // The neighbour shares 8 × 10 of 120 with the second face, and 60 of 140 with the first.
        Box neighbour = new Box(4, 0, 14, 10);
        Box second = new Box(6, 0, 16, 10);
        PictureMatch match = match(List.of(counts(FACE), counts(second)), box(neighbour, 0.9));

        assertThat(match.found()).containsExactly(false, true);
        assertThat(match.missed()).containsExactly(counts(FACE));
    }

    @Test
    void a_face_that_does_not_count_is_neither_missed_nor_makes_a_false_alarm_however_often_it_is_found() {
        AnnotatedFace invalid = new AnnotatedFace(FACE, false);
        PictureMatch match = match(List.of(invalid, counts(APART)), box(FACE, 0.9), box(HALF_OF_IT, 0.8));

        assertThat(match.judged()).extracting(Judged::verdict).containsOnly(Verdict.IGNORED);
        assertThat(match.facesThatCount()).isEqualTo(1);
        assertThat(match.missed()).containsExactly(counts(APART));
        assertThat(match.falseAlarms()).isEmpty();
    }

    @Test
    void without_faces_every_box_is_a_false_alarm() {
        PictureMatch match = match(List.of(), box(APART, 0.7), box(FACE, 0.9));

        assertThat(match.falseAlarms()).containsExactly(box(FACE, 0.9), box(APART, 0.7));
    }

    @Test
    void an_overlap_of_nothing_is_not_enough_for_anybody() {
        assertThatThrownBy(() -> PictureMatch.of(List.of(), List.of(), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the least intersection over union must be above 0 and at most 1, got 0.0");
    }

    private static PictureMatch match(List<AnnotatedFace> faces, ScoredBox... boxes) {
        return PictureMatch.of(faces, List.of(boxes), 0.5);
    }

    private static AnnotatedFace counts(Box box) {
        return new AnnotatedFace(box, true);
    }

    private static ScoredBox box(Box box, double score) {
        return new ScoredBox(box, score);
    }
}
