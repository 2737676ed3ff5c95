package dev.passerby.benchmarks.watchlist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.vision.tracking.FrameFaces;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StillChoiceTest {

    @Test
    void only_fit_frames_are_chosen_from() {
        List<SeenFrame> frames = frames(0, 0.4, 0, 0.7, 0.2, 0.7, 0);

        assertThat(StillChoice.FIRST.of(frames)).containsExactly(1);
        assertThat(StillChoice.MIDDLE.of(frames)).containsExactly(4);
        assertThat(StillChoice.BEST.of(frames)).as("the earlier of equals").containsExactly(3);
        assertThat(StillChoice.ALL.of(frames)).containsExactly(1, 3, 4, 5);
    }

    @Test
    void of_a_clip_without_a_fit_frame_none_is_chosen() {
        for (StillChoice choice : StillChoice.values()) {
            assertThat(choice.of(frames(0, 0))).isEmpty();
            assertThat(choice.of(List.of())).isEmpty();
        }
    }

    @Test
    void of_a_long_clip_twenty_frames_are_chosen_from_its_whole_length() {
        List<Integer> chosen = StillChoice.ALL.of(
                frames(IntStream.range(0, 1_000).mapToDouble(i -> 0.5).toArray()));

        assertThat(chosen).hasSize(20).isSorted().doesNotHaveDuplicates();
        assertThat(chosen.get(0)).isLessThan(50);
        assertThat(chosen.get(19)).isGreaterThan(950);
    }

    private static List<SeenFrame> frames(double... stillQualities) {
        List<SeenFrame> frames = new ArrayList<>();
        for (int i = 0; i < stillQualities.length; i++) {
            FrameFaces nobody = new FrameFaces("door", 1, i, 200L * i, 640, 480, List.of());
            frames.add(new SeenFrame(nobody, List.of(), stillQualities[i]));
        }
        return frames;
    }
}
