package dev.passerby.benchmarks.watchlist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.benchmarks.identification.Still;
import dev.passerby.vision.picture.Picture;
import dev.passerby.vision.tracking.FrameFaces;
import dev.passerby.wire.gallery.Template;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StillChoiceTest {

    @Test
    void only_fit_frames_are_chosen_from() {
        List<SeenFrame> frames = frames(false, true, false, true, true, true, false);

        assertThat(StillChoice.FIRST.candidates(frames)).containsExactly(1);
        assertThat(StillChoice.MIDDLE.candidates(frames)).containsExactly(4);
        assertThat(StillChoice.BEST.candidates(frames)).containsExactly(1, 3, 4, 5);
        assertThat(StillChoice.ALL.candidates(frames)).containsExactly(1, 3, 4, 5);
    }

    @Test
    void of_a_clip_without_a_fit_frame_none_is_chosen() {
        for (StillChoice choice : StillChoice.values()) {
            assertThat(choice.candidates(frames(false, false))).isEmpty();
            assertThat(choice.candidates(List.of())).isEmpty();
            assertThat(choice.among(List.of())).isEmpty();
        }
    }

    @Test
    void of_a_long_clip_twenty_frames_are_chosen_from_its_whole_length() {
        boolean[] fit = new boolean[1_000];
        Arrays.fill(fit, true);
        List<Integer> chosen = StillChoice.ALL.candidates(frames(fit));

        assertThat(chosen).hasSize(20).isSorted().doesNotHaveDuplicates();
        assertThat(chosen.get(0)).isLessThan(50);
        assertThat(chosen.get(19)).isGreaterThan(950);
    }

    @Test
    void the_best_is_the_steadiest_and_without_spreads_the_one_of_the_best_quality() {
        EnrolledStill covered = still("covered", 0.79, 0.035);
        EnrolledStill clear = still("clear", 0.71, 0.024);

        assertThat(StillChoice.BEST.among(List.of(covered, clear))).containsExactly(clear);
        assertThat(StillChoice.ALL.among(List.of(covered, clear))).containsExactly(covered, clear);

        EnrolledStill better = still("better", 0.8, null);
        assertThat(StillChoice.BEST.among(List.of(still("good", 0.7, null), better, still("as good", 0.8, null))))
                .as("the earlier of equals")
                .containsExactly(better);
    }

    private static EnrolledStill still(String name, double quality, @Nullable Double spread) {
        float[] anywhere = new float[Template.DIMENSIONS];
        anywhere[0] = 1;
        return new EnrolledStill(
                new Still("Ada", "door.mkv", name),
                new Template("0", "net", "T32", quality, spread, anywhere),
                new Picture(1, 1, new byte[3]));
    }

    private static List<SeenFrame> frames(boolean... canEnrol) {
        List<SeenFrame> frames = new ArrayList<>();
        for (int i = 0; i < canEnrol.length; i++) {
            FrameFaces nobody = new FrameFaces("door", 1, i, 200L * i, 640, 480, List.of());
            frames.add(new SeenFrame(nobody, List.of(), canEnrol[i]));
        }
        return frames;
    }
}
