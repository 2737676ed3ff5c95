package dev.passerby.standalone.commands;

import static dev.passerby.standalone.commands.Ran.passerby;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.passerby.vision.golden.TestMedia;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code evaluate detection} over real pictures; the truth is what independent software is sure of. */
class EvaluateDetectionIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double SURE = 0.9;
    private static final int PICTURES_WITHOUT_FACE = 2;

    @TempDir
    Path temp;

    @Test
    void finds_what_independent_software_finds_and_nothing_on_dogs() throws Exception {
        Path boxes = Files.write(temp.resolve("boxes.txt"), referenceBoxes());
        Path report = temp.resolve("report.html");
        Ran ran = passerby(
                "evaluate",
                "detection",
                "--images",
                media(),
                "--boxes",
                boxes,
                "--no-sweep",
                "--report",
                report,
                "--json");

        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out().lines()).hasSize(1);
        JsonNode result = JSON.readTree(ran.out());
        assertThat(result.get("ap").asDouble()).isGreaterThanOrEqualTo(0.99);
        assertThat(result.get("recall").asDouble()).isGreaterThanOrEqualTo(0.98);
        assertThat(result.get("faces").asInt()).isGreaterThan(40);
        assertThat(result.get("undetectedPictures").asInt()).isZero();
        assertThat(result.get("falseAlarmsPerPicture").asDouble()).isLessThan(0.5);
        assertThat(result.get("sweep")).isEmpty();
        assertThat(Files.readString(report)).contains("</html>").contains("<svg");
    }

    @Test
    void a_larger_smallest_face_saves_time_and_pictures_without_a_face_have_no_recall() throws Exception {
        Path boxes = Files.writeString(
                temp.resolve("boxes.txt"), "pictures/dogs.jpg\n0\npictures/no-faces.jpg\n0\n0 0 0 0\n");
        JsonNode result =
                JSON.readTree(passerby("evaluate", "detection", "--images", media(), "--boxes", boxes, "--json")
                        .out());

        assertThat(result.get("pictures").asInt()).isEqualTo(PICTURES_WITHOUT_FACE);
        assertThat(result.get("ap").isNull()).isTrue();
        assertThat(result.get("recall").isNull()).isTrue();
        assertThat(result.get("falseAlarmsPerPicture").asDouble()).isZero();
        assertThat(result.get("sweepPictures").asInt()).isEqualTo(PICTURES_WITHOUT_FACE);
        assertThat(row(result, "as given").get("timeRatio").asDouble()).isEqualTo(1);
        assertThat(row(result, "smallest face 80 px").get("timeRatio").asDouble())
                .isLessThan(0.8);
    }

    @Test
    void prints_tables_for_people() throws Exception {
        Path boxes = Files.writeString(temp.resolve("boxes.txt"), "pictures/ivan.jpg\n1\n0 0 1 1\n");
        Ran ran = passerby("evaluate", "detection", "--images", media(), "--boxes", boxes, "--no-sweep");

        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out())
                .contains("average precision 0.000, recall 0.000")
                .contains("1 picture(s), 1 face(s)")
                .contains("FACE SIZE")
                .doesNotContain("Other settings");
    }

    @Test
    void says_in_one_line_what_cannot_be_used() throws Exception {
        Path boxes = Files.writeString(temp.resolve("boxes.txt"), "absent.jpg\n0\nalso-absent.jpg\n0\n");
        Path malformed = Files.writeString(temp.resolve("malformed.txt"), "a.jpg\nmany\n");

        refused(
                passerby("evaluate", "detection", "--images", temp, "--boxes", boxes),
                "2 of the 2 pictures in " + boxes + " are not in " + temp + ", first absent.jpg");
        refused(
                passerby("evaluate", "detection", "--images", temp, "--boxes", malformed),
                malformed + ", line 2: the number of faces of 'a.jpg' is expected");
        refused(
                passerby("evaluate", "detection", "--images", boxes, "--boxes", boxes),
                "--images must name a folder, got " + boxes);
        refused(
                passerby("evaluate", "detection", "--images", temp, "--boxes", boxes, "--min-face", 5),
                "--min-face must be a number of pixels from 12 to 10000, got 5.0");
        refused(
                passerby("evaluate", "detection", "--images", temp, "--boxes", boxes, "--thresholds", "0.6,0.7"),
                "--thresholds must be three numbers such as 0.6,0.7,0.7, got [0.6, 0.7]");
        refused(
                passerby("evaluate", "detection", "--images", temp, "--boxes", boxes, "--iou", 0),
                "--iou must be above 0 and at most 1, got 0.0");
        refused(
                passerby("evaluate", "detection", "--images", temp, "--boxes", boxes, "--report", temp),
                "--report must name a file in a folder that can be written, got " + temp);
    }

    private static void refused(Ran ran, String line) {
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err().lines()).hasSize(1);
        assertThat(ran.err()).contains(line);
        assertThat(ran.out()).isEmpty();
    }

    private static JsonNode row(JsonNode result, String change) {
        for (JsonNode row : result.get("sweep")) {
            if (row.get("change").asText().equals(change)) {
                return row;
            }
        }
        throw new AssertionError("no row '" + change + "' in " + result);
    }

    /** The faces that the reference is sure of, in WIDER FACE's text format. */
    private static List<String> referenceBoxes() throws Exception {
        List<String> lines = new ArrayList<>();
        for (JsonNode image : JSON.readTree(TestMedia.golden().toFile()).get("images")) {
            String path = image.get("path").asText();
            if (path.startsWith("people/") || path.startsWith("pictures/")) {
                List<String> boxes = new ArrayList<>();
                for (JsonNode face : image.get("faces")) {
                    if (face.get("score").asDouble() >= SURE) {
                        boxes.add(box(face.get("box")));
                    }
                }
                lines.add(path);
                lines.add(Integer.toString(boxes.size()));
                lines.addAll(boxes);
            }
        }
        return lines;
    }

    private static String box(JsonNode edges) {
        double left = edges.get(0).asDouble();
        double top = edges.get(1).asDouble();
        return String.format(
                Locale.ROOT,
                "%.2f %.2f %.2f %.2f",
                left,
                top,
                edges.get(2).asDouble() - left,
                edges.get(3).asDouble() - top);
    }

    private static Path media() {
        return TestMedia.file("pictures").getParent();
    }
}
