package dev.passerby.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.passerby.simulator.fault.Script;
import dev.passerby.simulator.rtsp.LiveStream;
import dev.passerby.simulator.rtsp.RtspServerSettings;
import dev.passerby.simulator.video.Clip;
import dev.passerby.simulator.video.EncodedClips;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CameraSetIT {

    @TempDir
    static Path folder;

    private static String small;
    private static String large;

    @BeforeAll
    static void encode() throws IOException {
        small = folder.resolve("small.mkv").toString();
        large = folder.resolve("large.mkv").toString();
        EncodedClips.h264(64, 48).write(Path.of(small));
        EncodedClips.h264(320, 240).write(Path.of(large));
    }

    @Test
    void camerasShowFilesAndEachFileIsReadOnce() throws Exception {
        CameraSet set = CameraSet.read(List.of("door=" + small + "," + large, "yard=" + large));

        assertThat(set.reels()).containsOnlyKeys("door", "yard");
        assertThat(set.reels().get("door").keySet()).containsExactly(small, large);
        assertThat(set.reels().get("yard").get(large))
                .isSameAs(set.reels().get("door").get(large));
    }

    @Test
    void camerasAreServedAsOftenAsWished() throws Exception {
        CameraSet set = CameraSet.read(List.of("door=" + small));

        assertThat(set.times(3).reels().keySet()).containsExactly("door-1", "door-2", "door-3");
        assertThat(set.times(1).reels().keySet()).containsExactly("door");
    }

    @Test
    void aScriptMayBringClipsOfItsOwnForTheCamerasItIsFor() throws Exception {
        CameraSet set = CameraSet.read(List.of("door=" + small, "yard=" + small))
                .withClipsOf(Script.parse("door: at 1s clip " + large + "\nat 2s clip next\nat 3s clip 1"));

        assertThat(set.reels().get("door").keySet()).containsExactly(small, large);
        assertThat(set.reels().get("yard").keySet()).containsExactly(small);
    }

    @Test
    void whatIsNotThereIsSaid() throws Exception {
        CameraSet set = CameraSet.read(List.of("door=" + small));

        assertThatThrownBy(() -> CameraSet.read(List.of("door=")))
                .hasMessage("a camera is written NAME=FILE or NAME=FILE,FILE, got 'door='");
        assertThatThrownBy(() -> set.withClipsOf(Script.parse("yard: at 1s close")))
                .hasMessage("no camera is called yard, as the script has it; they are door");
        assertThatThrownBy(() -> set.withClipsOf(Script.parse("at 1s clip 2")))
                .hasMessage("camera 'door' has clips 1 to 1, and the script wants clip 2");
    }

    @Test
    void aSimulationFollowsItsScriptFromTheStart() throws Exception {
        CameraSet set =
                CameraSet.of(Map.of("door", Clip.read(Path.of(small)))).times(4).withClipsOf(Script.EMPTY);
        try (Simulation simulation =
                Simulation.start(RtspServerSettings.loopback(), set, Script.parse("door-3: from 0s loss 50%"))) {
            assertThat(simulation.cameras())
                    .extracting(LiveStream::name)
                    .containsExactly("door-1", "door-2", "door-3", "door-4");
            assertThat(simulation.cameras().get(0).startedAtMillis())
                    .isLessThan(simulation.cameras().get(3).startedAtMillis());
            while (simulation.cameras().get(2).faults().loss() == 0) {
                Thread.onSpinWait();
            }
            assertThat(simulation.cameras().get(3).faults().active()).isEmpty();
        }
    }
}
