package dev.passerby.benchmarks.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.passerby.models.progress.Progress;
import dev.passerby.vision.detection.DetectionSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsSweepTest {

    private static final DetectionSettings STILLS = DetectionSettings.stills();
    private static final Variant GIVEN = new Variant("as given", "", STILLS);
    private static final Variant LARGE = new Variant("smallest face", "40 px", STILLS.withMinFace(40));

    @TempDir
    Path temp;

    /** A clock that only the detector moves. */
    private final AtomicLong nanos = new AtomicLong();

    private final List<Double> asked = new ArrayList<>();

    /** 100 ms for a smallest face of 20, a quarter of it for 40; the first of all looks takes a second. */
    private final FaceDetector detector = (picture, settings) -> {
        nanos.addAndGet(asked.isEmpty() ? 1_000_000_000 : Math.round(40e9 / (settings.minFace() * settings.minFace())));
        asked.add(settings.minFace());
        return DrawnFolder.detect(picture, settings);
    };

    @Test
    void shows_what_a_larger_smallest_face_costs_in_recall_and_saves_in_time() {
        DrawnFolder drawn = new DrawnFolder(temp);
        SettingsSweep sweep = sweep(drawn.of(drawn.draw("a.png", 0, 25, 100, 60), drawn.draw("b.png")), 3);

        SettingsSweep.Row given = sweep.rows().get(0);
        SettingsSweep.Row large = sweep.rows().get(1);
        assertThat(given.matches()).extracting(match -> match.facesFound()).containsExactly(2, 0);
        assertThat(large.matches()).extracting(match -> match.facesFound()).containsExactly(1, 0);
        assertThat(given.medianMillis()).isCloseTo(100, within(1e-6));
        assertThat(large.medianMillis()).isCloseTo(25, within(1e-6));
        assertThat(sweep.timeRatio(given)).isEqualTo(1);
        assertThat(sweep.timeRatio(large)).isCloseTo(0.25, within(1e-9));
    }

    @Test
    void every_round_looks_with_every_setting_and_the_first_look_is_not_timed() {
        DrawnFolder drawn = new DrawnFolder(temp);
        sweep(drawn.of(drawn.draw("a.png")), 2);

        // Warming up, then two rounds, of which the second begins with the other setting.
        assertThat(asked).containsExactly(20.0, 40.0, 20.0, 40.0, 40.0, 20.0);
    }

    @Test
    void a_picture_that_cannot_be_read_is_left_out() throws Exception {
        DrawnFolder drawn = new DrawnFolder(temp);
        AnnotatedFolder folder = drawn.of(drawn.draw("a.png", 0, 30), drawn.draw("b.png", 0, 30));
        Files.writeString(temp.resolve("a.png"), "no picture");

        SettingsSweep sweep = sweep(folder, 1);

        assertThat(sweep.pictures()).isEqualTo(1);
        assertThat(sweep.rows().get(0).matches()).hasSize(1);
    }

    @Test
    void the_median_is_the_value_in_the_middle() {
        assertThat(Stopwatch.median(new double[] {9, 1, 2})).isEqualTo(2);
        assertThat(Stopwatch.median(new double[] {9, 1, 2, 4})).isEqualTo(3);
        assertThat(Stopwatch.median(new double[0])).isZero();
    }

    @Test
    void variants_change_one_value_each_and_are_there_once() {
        List<Variant> variants = Variant.around(STILLS);

        assertThat(variants.get(0)).isEqualTo(GIVEN);
        assertThat(variants).extracting(Variant::settings).doesNotHaveDuplicates();
        assertThat(variants).extracting(Variant::change).doesNotHaveDuplicates();
        assertThat(variants).contains(LARGE);
        assertThat(variants.subList(1, variants.size()))
                .allSatisfy(
                        variant -> assertThat(differences(variant.settings())).isEqualTo(1));
    }

    private static int differences(DetectionSettings settings) {
        return (settings.minFace() == STILLS.minFace() ? 0 : 1)
                + (settings.proposalThreshold() == STILLS.proposalThreshold() ? 0 : 1)
                + (settings.refinementThreshold() == STILLS.refinementThreshold() ? 0 : 1)
                + (settings.outputThreshold() == STILLS.outputThreshold() ? 0 : 1)
                + (settings.factor() == STILLS.factor() ? 0 : 1);
    }

    private SettingsSweep sweep(AnnotatedFolder folder, int repetitions) {
        return SettingsSweep.over(
                folder, detector, List.of(GIVEN, LARGE), 0.5, repetitions, nanos::get, Progress.none());
    }
}
