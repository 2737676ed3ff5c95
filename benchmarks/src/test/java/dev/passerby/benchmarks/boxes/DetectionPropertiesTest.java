package dev.passerby.benchmarks.boxes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.passerby.benchmarks.boxes.PictureMatch.Judged;
import dev.passerby.benchmarks.boxes.PictureMatch.Verdict;
import dev.passerby.benchmarks.boxes.PrecisionRecall.Point;
import dev.passerby.vision.face.Box;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;

/** What holds of matching and of the curve whatever is in the pictures. */
class DetectionPropertiesTest {

    private static final Box NOWHERE = new Box(-1_000, -1_000, -900, -900);
    private static final double IOU = 0.5;

    private static final int SCENES = 3_000;

    private static void everyScene(LongConsumer check) {
        for (long seed = 0; seed < SCENES; seed++) {
            try {
                check.accept(seed);
            } catch (AssertionError e) {
                throw new AssertionError("scene " + seed + ": " + e.getMessage(), e);
            }
        }
    }

    @Test
    void a_detector_that_says_the_truth_has_average_precision_one() {
        everyScene(seed -> {
            List<PictureMatch> matches = RandomScene.of(seed).pictures().stream()
                    .map(picture -> PictureMatch.of(picture.faces(), truth(picture), IOU))
                    .toList();
            OptionalDouble averagePrecision = PrecisionRecall.of(matches).averagePrecision();

            assertThat(averagePrecision.orElse(1)).isCloseTo(1, within(1e-12));
            assertThat(matches).allSatisfy(match -> assertThat(match.missed()).isEmpty());
            assertThat(matches)
                    .allSatisfy(match -> assertThat(match.falseAlarms()).isEmpty());
        });
    }

    @Test
    void a_false_alarm_less_sure_than_all_changes_no_average_precision_and_a_surer_one_never_raises_it() {
        everyScene(seed -> {
            RandomScene scene = RandomScene.of(seed);
            double before = averagePrecision(scene);

            assertThat(averagePrecision(scene.with(new ScoredBox(NOWHERE, 0.05))))
                    .isEqualTo(before);
            double score = new Random(seed).nextDouble();
            assertThat(averagePrecision(scene.with(new ScoredBox(NOWHERE, score))))
                    .isLessThanOrEqualTo(before);
        });
    }

    @Test
    void every_box_finds_one_face_at_most_and_every_face_that_counts_is_found_or_missed() {
        everyScene(seed -> {
            for (PictureMatch match : RandomScene.of(seed).matches(IOU)) {
                long hits = match.judged().stream()
                        .map(Judged::verdict)
                        .filter(Verdict.FOUND::equals)
                        .count();
                assertThat(hits).isEqualTo(match.facesFound());
                assertThat(match.facesFound() + match.missed().size()).isEqualTo(match.facesThatCount());
            }
        });
    }

    @Test
    void recall_never_falls_along_the_curve_nor_with_a_smaller_overlap() {
        everyScene(seed -> {
            RandomScene scene = RandomScene.of(seed);
            List<Point> points = PrecisionRecall.of(scene.matches(IOU)).points();

            assertThat(points).extracting(Point::recall).isSorted();
            assertThat(points).allSatisfy(point -> {
                assertThat(point.recall()).isBetween(0.0, 1.0);
                assertThat(point.precision()).isBetween(0.0, 1.0);
            });
            assertThat(found(scene.matches(0.3))).isGreaterThanOrEqualTo(found(scene.matches(0.6)));
        });
    }

    @Test
    void pictures_may_come_in_any_order() {
        everyScene(seed -> {
            List<PictureMatch> matches = RandomScene.of(seed).matches(IOU);
            List<PictureMatch> shuffled = new ArrayList<>(matches);
            Collections.shuffle(shuffled, new Random(seed));

            assertThat(PrecisionRecall.of(shuffled)).isEqualTo(PrecisionRecall.of(matches));
            assertThat(SizeRecall.of(shuffled)).isEqualTo(SizeRecall.of(matches));
        });
    }

    @Test
    void the_classes_of_size_hold_every_face_once() {
        everyScene(seed -> {
            List<PictureMatch> matches = RandomScene.of(seed).matches(IOU);

            assertThat(SizeRecall.of(matches).stream()
                            .mapToInt(SizeRecall::faces)
                            .sum())
                    .isEqualTo(matches.stream()
                            .mapToInt(PictureMatch::facesThatCount)
                            .sum());
        });
    }

    private static List<ScoredBox> truth(AnnotatedPicture picture) {
        return picture.faces().stream()
                .map(face -> new ScoredBox(face.box(), 0.9))
                .toList();
    }

    private static int found(List<PictureMatch> matches) {
        return matches.stream().mapToInt(PictureMatch::facesFound).sum();
    }

    private static double averagePrecision(RandomScene scene) {
        return PrecisionRecall.of(scene.matches(IOU)).averagePrecision().orElse(0);
    }
}
