package dev.passerby.benchmarks.detection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.passerby.benchmarks.boxes.AnnotatedFace;
import dev.passerby.benchmarks.boxes.AnnotatedPicture;
import dev.passerby.benchmarks.boxes.ScoredBox;
import dev.passerby.benchmarks.boxes.SizeRecall;
import dev.passerby.vision.detection.DetectionSettings;
import dev.passerby.vision.face.Box;
import dev.passerby.wire.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class DetectionResultTest {

    private static final Box SMALL = new Box(0, 0, 20, 20);
    private static final Box LARGE = new Box(100, 100, 200, 200);

    /** Covers 100 × 45 of the large face: 0.45 of the union. */
    private static final Box PART_OF_LARGE = new Box(100, 100, 200, 145);

    private static final Box NOWHERE = new Box(400, 400, 450, 450);

    /** Two pictures: in the first the small face is found and the large one in part; in the second nothing. */
    private static final DetectionRun RUN = new DetectionRun(
            DetectionSettings.stills(),
            List.of(
                    new LookedAt(
                            picture("first", SMALL, LARGE),
                            List.of(new ScoredBox(SMALL, 0.9), new ScoredBox(PART_OF_LARGE, 0.8))),
                    new LookedAt(picture("second", LARGE), List.of(new ScoredBox(NOWHERE, 0.95)))),
            List.of("cannot read third"),
            4);

    @Test
    void counts_what_was_found_missed_and_made_up() {
        DetectionResult result = DetectionResult.of(RUN, 0.5, SettingsSweep.NONE);

        assertThat(result.faces()).isEqualTo(3);
        assertThat(result.recall()).isEqualTo(1 / 3.0);
        assertThat(result.precision()).isEqualTo(1 / 3.0);
        // Surest first: false alarm, found, false alarm. A third of the recall at a precision of 1/2.
        assertThat(result.ap()).isEqualTo(1 / 6.0);
        assertThat(result.falseAlarmsPerPicture()).isEqualTo(1);
        assertThat(result.undetectedPictures()).isEqualTo(1);
        assertThat(result.unreadable()).isEqualTo(1);
        assertThat(result.picturesPerSecond()).isEqualTo(0.5);
        assertThat(result.recallBySize()).contains(new SizeRecall(16, 32, 1, 1.0), new SizeRecall(64, 128, 2, 0.0));
    }

    @Test
    void a_smaller_overlap_shows_what_was_found_but_drawn_differently() {
        DetectionResult result = DetectionResult.of(RUN, 0.5, SettingsSweep.NONE);

        assertThat(result.byIou()).extracting(DetectionResult.AtIou::iou).containsExactly(0.3, 0.4, 0.5, 0.6, 0.7);
        assertThat(result.byIou().get(1).recall()).isEqualTo(2 / 3.0);
        assertThat(result.byIou().get(2).recall()).isEqualTo(result.recall());
        assertThat(result.byIou().get(2).ap()).isEqualTo(result.ap());
    }

    @Test
    void names_its_figures_in_json_and_says_null_where_there_is_no_face() {
        DetectionRun nobody = new DetectionRun(
                DetectionSettings.stills(), List.of(new LookedAt(picture("dogs"), List.of())), List.of(), 1);
        JsonNode json = Json.tree(DetectionResult.of(nobody, 0.5, SettingsSweep.NONE));

        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly(
                        "ap",
                        "recall",
                        "precision",
                        "recallBySize",
                        "falseAlarmsPerPicture",
                        "pictures",
                        "faces",
                        "unreadable",
                        "undetectedPictures",
                        "iou",
                        "byIou",
                        "seconds",
                        "picturesPerSecond",
                        "settings",
                        "sweepPictures",
                        "sweep");
        assertThat(json.get("ap").isNull()).isTrue();
        assertThat(json.get("falseAlarmsPerPicture").asDouble(-1)).isZero();
        assertThat(json.get("recallBySize").get(5).fieldNames())
                .toIterable()
                .containsExactly("from", "to", "faces", "recall");
        assertThat(json.get("settings").toString())
                .isEqualTo("{\"minFace\":20.0,\"thresholds\":[0.6,0.7,0.7],\"factor\":0.709}");
    }

    private static AnnotatedPicture picture(String name, Box... faces) {
        return new AnnotatedPicture(
                name,
                List.of(faces).stream().map(box -> new AnnotatedFace(box, true)).toList());
    }
}
