package dev.passerby.simulator.rtsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.passerby.simulator.video.Clip;
import dev.passerby.simulator.video.SyntheticClip;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReelTest {

    private final Clip small = SyntheticClip.of(10, 10, 5, 50);
    private final Clip large = SyntheticClip.of(10, 10, 5, 500);
    private final Clip other = SyntheticClip.h265(10, 10, 50);
    private final Reel reel = new Reel(clips());

    private Map<String, Clip> clips() {
        Map<String, Clip> clips = new LinkedHashMap<>();
        clips.put("small.mkv", small);
        clips.put("large.mkv", large);
        clips.put("other.mkv", other);
        return clips;
    }

    @Test
    void clipsAreChosenByNameAndByNumber() {
        assertThat(reel.first()).isEqualTo(small);
        assertThat(reel.choose("large.mkv")).contains(large);
        assertThat(reel.choose("3")).contains(other);
        assertThat(reel.choose("1")).contains(small);
    }

    @Test
    void theNextClipIsTheOneAfterTheLastChoiceInTurn() {
        assertThat(reel.choose("next")).contains(large);
        assertThat(reel.choose("next")).contains(other);
        assertThat(reel.choose("next")).contains(small);
        reel.choose("other.mkv");
        assertThat(reel.choose("next")).contains(small);
    }

    @Test
    void whatIsNotThereIsNotChosen() {
        assertThat(reel.choose("4")).isEmpty();
        assertThat(reel.choose("0")).isEmpty();
        assertThat(reel.choose("none.mkv")).isEmpty();
        assertThat(reel.choose("next")).contains(large);
        assertThatThrownBy(() -> new Reel(Map.of())).hasMessage("a camera has at least one clip, got none");
    }
}
