package dev.passerby.benchmarks.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.passerby.benchmarks.boxes.AnnotatedPicture;
import dev.passerby.models.progress.Progress;
import dev.passerby.vision.detection.DetectionSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetectionRunTest {

    private static final DetectionSettings STILLS = DetectionSettings.stills();

    @TempDir
    Path temp;

    @Test
    void looks_at_every_picture_and_keeps_their_order_on_any_number_of_threads() {
        DrawnFolder drawn = new DrawnFolder(temp);
        List<AnnotatedPicture> pictures = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            pictures.add(drawn.draw("folder/" + i + ".png", 10 * i, 30));
        }
        AnnotatedFolder folder = new AnnotatedFolder(temp, pictures);
        List<Long> progress = Collections.synchronizedList(new ArrayList<>());

        DetectionRun alone = DetectionRun.over(folder, DrawnFolder::detect, STILLS, 1, Progress.none());
        DetectionRun many =
                DetectionRun.over(folder, DrawnFolder::detect, STILLS, 4, (stage, done, total) -> progress.add(done));

        assertThat(many.looked()).isEqualTo(alone.looked());
        assertThat(many.looked()).extracting(LookedAt::picture).isEqualTo(pictures);
        assertThat(many.matches(0.5)).allSatisfy(match -> {
            assertThat(match.facesFound()).isEqualTo(1);
            assertThat(match.falseAlarms()).isEmpty();
        });
        assertThat(progress).contains(12L).hasSize(12);
    }

    @Test
    void a_picture_that_cannot_be_read_is_named_and_the_others_go_on() throws Exception {
        DrawnFolder drawn = new DrawnFolder(temp);
        AnnotatedPicture broken = drawn.draw("broken.png", 0, 30);
        Files.writeString(temp.resolve("broken.png"), "no picture");
        AnnotatedPicture whole = drawn.draw("whole.png", 0, 30);

        DetectionRun run = DetectionRun.over(drawn.of(broken, whole), DrawnFolder::detect, STILLS, 2, Progress.none());

        assertThat(run.looked()).extracting(LookedAt::picture).containsExactly(whole);
        assertThat(run.unreadable()).singleElement().asString().contains("broken.png");
    }

    @Test
    void a_detector_that_fails_fails_the_run() {
        DrawnFolder drawn = new DrawnFolder(temp);
        AnnotatedFolder folder = drawn.of(drawn.draw("a.png"));
        FaceDetector failing = (picture, settings) -> {
            throw new IllegalStateException("no device");
        };

        assertThatThrownBy(() -> DetectionRun.over(folder, failing, STILLS, 1, Progress.none()))
                .hasMessage("looking for faces failed")
                .hasRootCauseMessage("no device");
    }

    @Test
    void a_sample_is_spread_over_the_folder_and_missing_files_are_known_beforehand() {
        DrawnFolder drawn = new DrawnFolder(temp);
        List<AnnotatedPicture> pictures = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            pictures.add(new AnnotatedPicture(i + ".png", List.of()));
        }
        drawn.draw("3.png");
        AnnotatedFolder folder = new AnnotatedFolder(temp, pictures);

        assertThat(folder.sample(4).pictures())
                .extracting(AnnotatedPicture::path)
                .containsExactly("0.png", "2.png", "5.png", "7.png");
        assertThat(folder.sample(10)).isEqualTo(folder);
        assertThat(folder.missing()).hasSize(9).doesNotContain(pictures.get(3));
    }
}
