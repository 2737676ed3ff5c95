package dev.passerby.pipeline.detection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.pipeline.fixture.NotingVision;
import dev.passerby.pipeline.fixture.Scene;
import dev.passerby.pipeline.fixture.ScriptedVision;
import dev.passerby.pipeline.frames.CameraProgress;
import dev.passerby.pipeline.frames.FrameCounts;
import dev.passerby.pipeline.frames.FrameOutcome;
import dev.passerby.pipeline.frames.FrameOutcomes;
import dev.passerby.pipeline.vision.VisionSource;
import dev.passerby.wire.frame.Frame;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DetectFacesTest {

    private static final long NOW_MILLIS = 1_700_000_000_000L;
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(NOW_MILLIS), ZoneOffset.UTC);
    private static final Duration MAX_AGE = Duration.ofSeconds(2);
    private static final String RUN = "DetectFacesTest";

    private KeyedOneInputStreamOperatorTestHarness<String, Frame, FacesInFrame> job;

    @BeforeEach
    void start() throws Exception {
        job = opened(null);
    }

    @AfterEach
    void stop() throws Exception {
        job.close();
        FrameOutcomes.forget(RUN);
    }

    @Test
    void a_frame_with_faces_goes_on_without_its_picture() throws Exception {
        give(Scene.with("Ada", "Bob").frame("door", 7, 3, NOW_MILLIS - 100));

        assertThat(job.extractOutputValues()).singleElement().satisfies(faces -> {
            assertThat(faces.cameraId()).isEqualTo("door");
            assertThat(faces.frame().epoch()).isEqualTo(7);
            assertThat(faces.frame().seq()).isEqualTo(3);
            assertThat(faces.frame().faces()).hasSize(2);
            assertThat(faces.crops()).hasSize(2);
            assertThat(faces.waitedMillis()).isEqualTo(100);
        });
        assertThat(counts("door")).isEqualTo(new FrameCounts(1, 0, 0, 0, 0, 0));
    }

    @Test
    void a_cameras_own_threshold_goes_on_with_its_frames() throws Exception {
        Frame plain = Scene.with("Ada").frame("door", 1, 0, NOW_MILLIS);
        give(plain);
        give(new Frame("door", 1, 1, NOW_MILLIS, plain.width(), plain.height(), false, 0.7, plain.jpeg()));

        assertThat(job.extractOutputValues())
                .extracting(faces -> faces.frame().threshold())
                .containsExactly(null, 0.7);
    }

    @Test
    void a_frame_without_faces_goes_on_too() throws Exception {
        give(Scene.empty().frame("door", 1, 0, NOW_MILLIS));

        assertThat(job.extractOutputValues())
                .singleElement()
                .satisfies(faces -> assertThat(faces.frame().faces()).isEmpty());
        assertThat(counts("door")).isEqualTo(new FrameCounts(0, 1, 0, 0, 0, 0));
    }

    @Test
    void the_crop_of_a_face_unfit_to_be_embedded_stays_behind() throws Exception {
        give(Scene.of(new Scene.Face("Ada", 40, false), new Scene.Face("Bob", 200, true))
                .frame("door", 1, 0, NOW_MILLIS));

        List<byte[]> crops = job.extractOutputValues().get(0).crops();
        assertThat(crops.get(0)).isEmpty();
        assertThat(crops.get(1)).isNotEmpty();
    }

    @Test
    void repeated_and_overtaken_frames_are_dropped_and_counted() throws Exception {
        for (long seq : new long[] {0, 1, 1, 0, 2}) {
            give(Scene.empty().frame("door", 5, seq, NOW_MILLIS));
        }
        give(Scene.empty().frame("door", 4, 9, NOW_MILLIS));

        assertThat(job.extractOutputValues())
                .extracting(faces -> faces.frame().seq())
                .containsExactly(0L, 1L, 2L);
        assertThat(counts("door")).isEqualTo(new FrameCounts(0, 3, 0, 2, 1, 0));
    }

    @Test
    void what_was_refused_came_again_or_is_from_a_worker_that_lost_the_camera() {
        CameraProgress progress =
                CameraProgress.START.taken(Scene.empty().frame("door", 5, 2, NOW_MILLIS), FrameOutcome.NO_FACE);

        assertThat(progress.refusal(Scene.empty().frame("door", 5, 2, NOW_MILLIS)))
                .isEqualTo(FrameOutcome.DROPPED_REPEAT);
        assertThat(progress.refusal(Scene.empty().frame("door", 4, 900, NOW_MILLIS)))
                .isEqualTo(FrameOutcome.DROPPED_SUPERSEDED);
        assertThat(progress.refused(FrameOutcome.DROPPED_SUPERSEDED).epoch()).isEqualTo(5);
    }

    @Test
    void a_later_connection_counts_from_0_again() throws Exception {
        give(Scene.empty().frame("door", 5, 100, NOW_MILLIS));
        give(Scene.empty().frame("door", 6, 0, NOW_MILLIS));

        assertThat(job.extractOutputValues()).hasSize(2);
    }

    @Test
    void a_frame_older_than_the_maximal_age_is_dropped_and_counted_and_one_of_just_that_age_is_not() throws Exception {
        give(Scene.with("Ada").frame("door", 1, 0, NOW_MILLIS - MAX_AGE.toMillis() - 1));
        give(Scene.with("Ada").frame("door", 1, 1, NOW_MILLIS - MAX_AGE.toMillis()));

        assertThat(job.extractOutputValues())
                .singleElement()
                .satisfies(faces -> assertThat(faces.frame().seq()).isEqualTo(1));
        assertThat(counts("door")).isEqualTo(new FrameCounts(1, 0, 1, 0, 0, 0));
    }

    @Test
    void a_frame_from_a_clock_ahead_of_ours_is_looked_at() throws Exception {
        give(Scene.empty().frame("door", 1, 0, NOW_MILLIS + 60_000));

        assertThat(job.extractOutputValues()).hasSize(1);
    }

    @Test
    void bytes_that_are_no_picture_are_counted_and_the_next_frame_is_looked_at() throws Exception {
        byte[] garbage = {(byte) 0xff, (byte) 0xd8, 'n', 'o', 'n', 'e', '!'};
        give(new Frame("door", 1, 0, NOW_MILLIS, 640, 480, true, garbage));
        give(Scene.with("Ada").frame("door", 1, 1, NOW_MILLIS));

        assertThat(job.extractOutputValues()).hasSize(1);
        assertThat(counts("door")).isEqualTo(new FrameCounts(1, 0, 0, 0, 0, 1));
    }

    @Test
    void each_camera_has_its_own_order_and_its_own_counts() throws Exception {
        give(Scene.empty().frame("door", 5, 9, NOW_MILLIS));
        give(Scene.empty().frame("yard", 1, 0, NOW_MILLIS));

        assertThat(job.extractOutputValues()).hasSize(2);
        assertThat(FrameOutcomes.ofRun(RUN).byCamera()).containsOnlyKeys("door", "yard");
        assertThat(FrameOutcomes.ofRun(RUN).total()).isEqualTo(new FrameCounts(0, 2, 0, 0, 0, 0));
    }

    @Test
    void what_a_camera_showed_is_its_own_and_survives_a_restart() throws Exception {
        NotingVision eyes = new NotingVision("DetectFacesTest");
        job.close();
        job = opened(null, eyes);
        give(Scene.empty().frame("door", 1, 0, NOW_MILLIS - 9));
        give(Scene.empty().frame("yard", 1, 0, NOW_MILLIS - 8));
        OperatorSubtaskState checkpoint = job.snapshot(1, 1);
        give(Scene.empty().frame("door", 1, 1, NOW_MILLIS - 7));
        job.close();

        job = opened(checkpoint, eyes);
        give(Scene.empty().frame("door", 1, 2, NOW_MILLIS - 6));

        assertThat(eyes.notes())
                .containsExactly(List.of(), List.of(), List.of(NOW_MILLIS - 9), List.of(NOW_MILLIS - 9));
    }

    @Test
    void a_restarted_job_knows_what_it_has_seen_and_counts_no_frame_twice() throws Exception {
        give(Scene.empty().frame("door", 1, 0, NOW_MILLIS));
        OperatorSubtaskState checkpoint = job.snapshot(1, 1);
        give(Scene.empty().frame("door", 1, 1, NOW_MILLIS));
        job.close();

        job = opened(checkpoint);
        give(Scene.empty().frame("door", 1, 0, NOW_MILLIS));
        give(Scene.empty().frame("door", 1, 1, NOW_MILLIS));

        assertThat(job.extractOutputValues())
                .singleElement()
                .satisfies(faces -> assertThat(faces.frame().seq()).isEqualTo(1));
        assertThat(counts("door")).isEqualTo(new FrameCounts(0, 2, 0, 1, 0, 0));
    }

    private void give(Frame frame) throws Exception {
        job.processElement(frame, frame.capturedAtMillis());
    }

    private static FrameCounts counts(String camera) {
        return FrameOutcomes.ofRun(RUN).byCamera().get(camera);
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, Frame, FacesInFrame> opened(
            OperatorSubtaskState checkpoint) throws Exception {
        return opened(checkpoint, new ScriptedVision());
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, Frame, FacesInFrame> opened(
            OperatorSubtaskState checkpoint, VisionSource eyes) throws Exception {
        KeyedOneInputStreamOperatorTestHarness<String, Frame, FacesInFrame> harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(new DetectFaces(eyes, MAX_AGE, CLOCK, RUN)),
                        Frame::cameraId,
                        Types.STRING);
        if (checkpoint != null) {
            harness.initializeState(checkpoint);
        }
        harness.open();
        return harness;
    }
}
