package dev.passerby.console.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.wire.frame.Frame;
import dev.passerby.wire.sighting.Sightings;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecentFramesTest {

    private final RecentFrames frames = new RecentFrames(1_000);

    private static Frame frame(String camera, long epoch, long seq, int bytes) {
        return new Frame(camera, epoch, seq, 0, 640, 480, false, new byte[bytes]);
    }

    private static Sightings sightings(String camera, long epoch, long seq) {
        return new Sightings(camera, epoch, seq, Instant.EPOCH, 640, 480, List.of());
    }

    private static List<Long> seqs(List<LiveFrame> ready) {
        return ready.stream().map(live -> live.frame().seq()).toList();
    }

    @Test
    void aFrameIsReadyWithItsOwnSightingsWhicheverCameFirst() {
        assertThat(frames.add(frame("door", 1, 0, 10), 0)).isEmpty();
        assertThat(frames.add(sightings("door", 1, 1))).isEmpty();
        assertThat(frames.add(sightings("yard", 1, 0))).isEmpty();
        List<LiveFrame> first = frames.add(sightings("door", 1, 0));
        assertThat(seqs(first)).containsExactly(0L);
        assertThat(first.get(0).sightings()).isEqualTo(sightings("door", 1, 0));
        List<LiveFrame> second = frames.add(frame("door", 1, 1, 10), 5);
        assertThat(second.get(0).sightings()).isEqualTo(sightings("door", 1, 1));
        assertThat(frames.newest("door").orElseThrow().frame().seq()).isEqualTo(1);
        assertThat(frames.newest("yard")).isEmpty();
    }

    @Test
    void aFrameThatTheJobDidNotLookAtIsShownWithoutAfterAWhile() {
        frames.add(frame("door", 1, 0, 10), 0);
        assertThat(frames.waitedLongEnough(RecentFrames.PATIENCE_MILLIS - 1)).isEmpty();
        List<LiveFrame> ready = frames.waitedLongEnough(RecentFrames.PATIENCE_MILLIS);
        assertThat(seqs(ready)).containsExactly(0L);
        assertThat(ready.get(0).sightings()).isNull();
        assertThat(frames.waitedLongEnough(RecentFrames.PATIENCE_MILLIS + 1)).isEmpty();
    }

    @Test
    void noFrameIsReadyAfterALaterOne() {
        frames.add(frame("door", 1, 0, 10), 0);
        frames.add(frame("door", 1, 1, 10), 1);
        frames.add(frame("door", 2, 0, 10), 2);
        assertThat(seqs(frames.add(sightings("door", 1, 1)))).containsExactly(1L);
        assertThat(frames.add(sightings("door", 1, 0))).isEmpty();
        assertThat(seqs(frames.add(sightings("door", 2, 0)))).containsExactly(0L);
        assertThat(frames.waitedLongEnough(RecentFrames.PATIENCE_MILLIS * 2)).isEmpty();
    }

    @Test
    void whatIsKeptIsBoundedInTimeAndBytes() {
        for (int seq = 0; seq < 30; seq++) {
            frames.add(frame("door", 1, seq, 100), seq);
        }
        assertThat(frames.bytes()).isEqualTo(1_000);
        assertThat(frames.frame(frame("door", 1, 19, 0).name())).isEmpty();
        assertThat(frames.frame(frame("door", 1, 20, 0).name())).isPresent();
        frames.add(frame("door", 1, 30, 100), RecentFrames.KEPT_MILLIS + 25);
        assertThat(frames.frame(frame("door", 1, 24, 0).name())).isEmpty();
        assertThat(frames.frame(frame("door", 1, 25, 0).name())).isPresent();
        frames.add(frame("door", 1, 30, 100), RecentFrames.KEPT_MILLIS + 25);
        assertThat(frames.bytes()).isEqualTo(600);
    }

    @Test
    void aSlowSpectatorIsGivenTheNewestOfEachCameraInTurn() {
        Spectator spectator = new Spectator(Set.of("door", "yard"));
        for (int seq = 0; seq < 3; seq++) {
            spectator.offer(new LiveFrame(frame("door", 1, seq, 1), null));
            spectator.offer(new LiveFrame(frame("hall", 1, seq, 1), null));
        }
        spectator.offer(new LiveFrame(frame("yard", 1, 0, 1), null));
        assertThat(spectator.next().orElseThrow().frame().seq()).isEqualTo(2);
        spectator.offer(new LiveFrame(frame("door", 1, 3, 1), null));
        assertThat(spectator.next().orElseThrow().frame().cameraId()).isEqualTo("yard");
        assertThat(spectator.next().orElseThrow().frame().seq()).isEqualTo(3);
        assertThat(spectator.next()).isEmpty();
        assertThat(spectator.skipped()).isEqualTo(2);
    }
}
