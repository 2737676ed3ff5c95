package dev.passerby.ingest.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.passerby.ingest.camera.CameraFailure;
import dev.passerby.ingest.camera.LightGrid;
import dev.passerby.ingest.camera.Picture;
import dev.passerby.ingest.camera.Reception;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LookTest {

    private static final Duration WATCH = Duration.ofSeconds(5);
    private static final Duration LONGER = Duration.ofSeconds(8);

    private final Look look = new Look(0);

    @Test
    void a_burst_of_kept_pictures_at_the_beginning_raises_no_rate() throws Exception {
        // Two seconds of video at once, then ten pictures a second of 1000 bytes each.
        for (int i = 0; i < 20; i++) {
            sees(0.5 + i * 0.001, i * 0.1, i % 20 == 0, true, i * 1000L);
        }
        for (int i = 20; i <= 80; i++) {
            sees(0.5 + (i - 20) * 0.1, i * 0.1, i % 20 == 0, true, i * 1000L);
        }
        Sight sight = look.sight();
        assertThat(sight.fps()).isCloseTo(10, within(0.1));
        assertThat(sight.bitsPerSecond()).isCloseTo(80_000L, within(800L));
        assertThat(sight.clockRate()).isCloseTo(1, within(0.01));
        assertThat(sight.keyframeIntervalSeconds()).isCloseTo(2, within(0.01));
        assertThat(look.connectMillis(0)).isEqualTo(500);
    }

    @Test
    void a_clock_that_runs_fast_is_told_by_its_rate() throws Exception {
        for (int i = 0; i <= 50; i++) {
            sees(i * 0.1, i * 0.12, true, true, 0);
        }
        assertThat(look.sight().clockRate()).isCloseTo(1.2, within(0.001));
    }

    @Test
    void key_frames_are_timed_by_our_clock_where_the_camera_has_none_or_leaps() throws Exception {
        sees(0, Double.NaN, true, true, 0);
        sees(3, Double.NaN, true, true, 0);
        sees(6, 7, true, true, 0);
        sees(9, 90_000, true, true, 0);
        assertThat(look.sight().keyframeIntervalSeconds()).isEqualTo(3);
        assertThat(look.sight().clockRate()).isNull();
    }

    @Test
    void one_picture_makes_no_rate() throws Exception {
        sees(1, 0, true, true, 500);
        Sight sight = look.sight();
        assertThat(sight.fps()).isNull();
        assertThat(sight.bitsPerSecond()).isNull();
        assertThat(sight.keyframeIntervalSeconds()).isNull();
        assertThat(sight.clockOffsetMillis()).isNull();
    }

    @Test
    void damaged_pictures_are_counted_and_never_shown() throws Exception {
        sees(1, 0, true, false, 0);
        assertThat(look.sight()).isNull();
        assertThat(look.sawAnything()).isTrue();
        sees(2, 1, true, true, 0);
        assertThat(look.sight().damaged()).isEqualTo(1);
        assertThat(look.sight().pictures()).isEqualTo(2);
        assertThat(look.sight().samples()).hasSize(1);
    }

    @Test
    void it_is_enough_after_the_watch_or_after_longer_where_key_frames_or_the_time_are_missing() throws Exception {
        sees(1, 0, true, true, 0);
        assertThat(enoughAt(6.5)).isFalse();
        assertThat(enoughAt(14.1)).isTrue();
        sees(3, 2, true, true, 0);
        assertThat(enoughAt(6.5)).isFalse();
        look.sees(new Shown(false, true, 2.1), "h264", new Reception(0, 12.3), nanos(3.1));
        assertThat(enoughAt(5.9)).isFalse();
        assertThat(enoughAt(6.5)).isTrue();
        assertThat(look.sight().clockOffsetMillis()).isEqualTo(12);
    }

    private boolean enoughAt(double seconds) {
        return look.isEnough(WATCH, LONGER, nanos(seconds));
    }

    private void sees(double at, double cameraTime, boolean keyframe, boolean trusted, long bytes)
            throws CameraFailure {
        look.sees(new Shown(keyframe, trusted, cameraTime), "h264", new Reception(bytes, Double.NaN), nanos(at));
    }

    private static long nanos(double seconds) {
        return Math.round(seconds * 1e9);
    }

    /** A picture without pixels. */
    private record Shown(boolean keyframe, boolean trusted, double cameraTimeSeconds) implements Picture {

        @Override
        public int width() {
            return 640;
        }

        @Override
        public int height() {
            return 480;
        }

        @Override
        public LightGrid light() {
            return LightGrid.UNKNOWN;
        }

        @Override
        public Jpeg jpeg() {
            return new Jpeg(640, 480, new byte[0]);
        }

        @Override
        public void close() {}
    }
}
