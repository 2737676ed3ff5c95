package dev.passerby.benchmarks.detection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.benchmarks.boxes.AnnotatedPicture;
import dev.passerby.models.progress.Progress;
import dev.passerby.vision.detection.DetectionSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetectionPageTest {

    private static final int NO_SWEEP = 0;

    @TempDir
    Path temp;

    @Test
    void shows_missed_faces_and_false_alarms_as_pictures_and_compares_settings() {
        DrawnFolder drawn = new DrawnFolder(temp);
        AnnotatedPicture missed = drawn.draw("<small>.png", 0, 15);
        AnnotatedPicture alarm =
                new AnnotatedPicture(drawn.draw("alarm.png", 50, 40).path(), List.of());
        AnnotatedPicture found = drawn.draw("found.png", 20, 60);

        String html = html(drawn.of(missed, alarm, found), 10);

        assertThat(html)
                .contains("The largest faces missed", "15 px", "&lt;small&gt;.png")
                .contains("The surest false alarms", "score 0.900", "alarm.png")
                .contains("What settings cost and bring", "smallest face 12 px")
                .doesNotContain("<small>", "src=\"http", "No face was missed");
        assertThat(html.split("<img ", -1)).hasSize(3);
    }

    @Test
    void says_so_where_nothing_went_wrong() {
        DrawnFolder drawn = new DrawnFolder(temp);

        assertThat(html(drawn.of(drawn.draw("found.png", 20, 60)), NO_SWEEP))
                .contains("No face was missed.", "There was no false alarm.")
                .doesNotContain("What settings cost and bring", "could not be read");
    }

    @Test
    void has_no_curve_where_there_is_no_face_and_names_pictures_that_cannot_be_read() throws Exception {
        DrawnFolder drawn = new DrawnFolder(temp);
        AnnotatedFolder folder = drawn.of(drawn.draw("empty.png"), drawn.draw("broken.png", 0, 30));
        Files.writeString(temp.resolve("broken.png"), "no picture");

        assertThat(html(folder, 10))
                .contains("could not be read", "broken.png")
                .doesNotContain("Precision over recall", "Recall by face size", "Average precision over time");
    }

    private static String html(AnnotatedFolder folder, int sweepPictures) {
        return new DetectionEvaluation(folder, DetectionSettings.stills(), 0.5, 2, sweepPictures)
                .run(DrawnFolder::detect, Progress.none())
                .page()
                .html();
    }
}
