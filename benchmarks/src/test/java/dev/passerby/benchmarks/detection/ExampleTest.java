package dev.passerby.benchmarks.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.passerby.benchmarks.boxes.AnnotatedFace;
import dev.passerby.benchmarks.boxes.AnnotatedPicture;
import dev.passerby.benchmarks.boxes.ScoredBox;
import dev.passerby.vision.detection.DetectionSettings;
import dev.passerby.vision.face.Box;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExampleTest {

    private static final Box SMALL = new Box(0, 0, 20, 20);
    private static final Box LARGE = new Box(100, 100, 200, 200);
    private static final Box LOWER_THIRD = new Box(100, 170, 200, 200);
    private static final Box NOWHERE = new Box(400, 400, 450, 450);

    private static final LookedAt MISSED =
            looked(List.of(SMALL, LARGE), new ScoredBox(LOWER_THIRD, 0.8), new ScoredBox(NOWHERE, 0.9));
    private static final LookedAt FOUND = looked(List.of(SMALL), new ScoredBox(SMALL, 0.99));
    private static final DetectionRun RUN =
            new DetectionRun(DetectionSettings.stills(), List.of(FOUND, MISSED), List.of(), 1);

    @Test
    void the_largest_missed_face_is_first_with_the_box_that_was_nearest() {
        List<Example> misses = Example.misses(RUN, 0.5);

        assertThat(misses).extracting(Example::box).containsExactly(LARGE, SMALL);
        assertThat(misses).extracting(Example::weight).containsExactly(100.0, 20.0);
        assertThat(misses.get(0).iou()).isCloseTo(0.3, within(1e-12));
        assertThat(misses.get(1).iou()).isZero();
        assertThat(misses.get(0).looked()).isEqualTo(MISSED);
    }

    @Test
    void the_surest_false_alarm_is_first_with_the_face_that_was_nearest() {
        List<Example> alarms = Example.falseAlarms(RUN, 0.5);

        assertThat(alarms).extracting(Example::box).containsExactly(NOWHERE, LOWER_THIRD);
        assertThat(alarms).extracting(Example::weight).containsExactly(0.9, 0.8);
        assertThat(alarms.get(0).iou()).isZero();
        assertThat(alarms.get(1).iou()).isCloseTo(0.3, within(1e-12));
    }

    private static LookedAt looked(List<Box> faces, ScoredBox... boxes) {
        return new LookedAt(
                new AnnotatedPicture(
                        "a",
                        faces.stream().map(box -> new AnnotatedFace(box, true)).toList()),
                List.of(boxes));
    }
}
