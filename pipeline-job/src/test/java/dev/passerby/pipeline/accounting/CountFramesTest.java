package dev.passerby.pipeline.accounting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.pipeline.frames.FrameOutcome;
import dev.passerby.pipeline.frames.SettledFrame;
import dev.passerby.wire.frame.FrameName;
import dev.passerby.wire.tally.FrameTally;
import dev.passerby.wire.tally.SeqRuns;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CountFramesTest {

    private static final Instant NOON = Instant.parse("2025-03-01T12:00:00Z");

    private KeyedOneInputStreamOperatorTestHarness<String, SettledFrame, FrameTally> job;

    @BeforeEach
    void start() throws Exception {
        job = opened(null, NOON);
    }

    @AfterEach
    void stop() throws Exception {
        job.close();
    }

    @Test
    void what_changed_is_told_before_each_checkpoint_and_nothing_else() throws Exception {
        give("door", 7, 0, FrameOutcome.FACES);
        give("door", 7, 1, FrameOutcome.NO_FACE);
        give("yard", 3, 0, FrameOutcome.DROPPED_STALE);
        assertThat(job.extractOutputValues()).isEmpty();

        job.prepareSnapshotPreBarrier(1);
        assertThat(told()).hasSize(2).allSatisfy(tally -> assertThat(tally.at()).isEqualTo(NOON));
        assertThat(told())
                .filteredOn(tally -> tally.camera().equals("door"))
                .singleElement()
                .satisfies(tally -> {
                    assertThat(tally.epoch()).isEqualTo(7);
                    assertThat(tally.frames()).isEqualTo(SeqRuns.of(0, 1));
                    assertThat(tally.counts()).isEqualTo(Map.of("faces", 1L, "no-face", 1L));
                });

        job.prepareSnapshotPreBarrier(2);
        assertThat(told()).as("nothing changed").hasSize(2);

        give("yard", 3, 1, FrameOutcome.FACES);
        job.prepareSnapshotPreBarrier(3);
        assertThat(told()).hasSize(3);
        assertThat(last().frames()).isEqualTo(SeqRuns.of(0, 1));
    }

    @Test
    void connections_are_counted_apart_and_a_straggler_of_the_former_is_in_its_own() throws Exception {
        give("door", 7, 0, FrameOutcome.FACES);
        give("door", 8, 0, FrameOutcome.FACES);
        give("door", 7, 1, FrameOutcome.DROPPED_SUPERSEDED);
        job.prepareSnapshotPreBarrier(1);

        assertThat(told()).extracting(FrameTally::epoch).containsExactlyInAnyOrder(7L, 8L);
        assertThat(told())
                .filteredOn(tally -> tally.epoch() == 7)
                .singleElement()
                .satisfies(
                        tally -> assertThat(tally.counts()).isEqualTo(Map.of("faces", 1L, "dropped-superseded", 1L)));
    }

    @Test
    void a_restarted_job_goes_on_where_its_checkpoint_was_and_speaks_under_the_same_name() throws Exception {
        give("door", 7, 0, FrameOutcome.FACES);
        job.prepareSnapshotPreBarrier(1);
        String name = last().by();
        OperatorSubtaskState checkpoint = job.snapshot(1, 1);
        give("door", 7, 1, FrameOutcome.FACES);
        job.close();

        job = opened(checkpoint, NOON);
        give("door", 7, 1, FrameOutcome.DROPPED_STALE);
        give("door", 7, 2, FrameOutcome.FACES);
        job.prepareSnapshotPreBarrier(2);

        assertThat(told()).singleElement().satisfies(tally -> {
            assertThat(tally.frames()).isEqualTo(SeqRuns.of(0, 2));
            assertThat(tally.counts()).isEqualTo(Map.of("faces", 2L, "dropped-stale", 1L));
            assertThat(tally.repeats()).isZero();
            assertThat(tally.by()).isEqualTo(name);
        });
    }

    @Test
    void a_connection_that_is_over_for_an_hour_is_forgotten_and_not_begun_anew() throws Exception {
        give("door", 7, 0, FrameOutcome.FACES);
        job.prepareSnapshotPreBarrier(1);
        OperatorSubtaskState checkpoint = job.snapshot(1, 1);
        job.close();

        job = opened(checkpoint, NOON.plus(Duration.ofMinutes(61)));
        give("door", 8, 0, FrameOutcome.FACES);
        give("door", 7, 1, FrameOutcome.DROPPED_SUPERSEDED);
        job.prepareSnapshotPreBarrier(2);

        assertThat(told()).singleElement().satisfies(tally -> assertThat(tally.epoch())
                .isEqualTo(8));
    }

    @Test
    void of_a_camera_that_comes_and_goes_the_last_thousand_connections_are_remembered() throws Exception {
        for (int epoch = 0; epoch < 1_500; epoch++) {
            give("door", epoch, 0, FrameOutcome.FACES);
        }
        give("door", 0, 1, FrameOutcome.DROPPED_SUPERSEDED);
        give("door", 700, 1, FrameOutcome.DROPPED_SUPERSEDED);
        job.prepareSnapshotPreBarrier(1);

        assertThat(told())
                .filteredOn(tally -> tally.epoch() == 0)
                .singleElement()
                .satisfies(tally -> assertThat(tally.frames()).isEqualTo(SeqRuns.of(0, 0)));
        assertThat(told())
                .filteredOn(tally -> tally.epoch() == 700)
                .singleElement()
                .satisfies(tally -> assertThat(tally.frames()).isEqualTo(SeqRuns.of(0, 1)));
    }

    @Test
    void the_end_of_a_finite_input_is_told() throws Exception {
        give("door", 7, 0, FrameOutcome.FACES);
        job.getOperator().finish();

        assertThat(told()).hasSize(1);
    }

    @Test
    void a_number_that_cannot_be_counted_does_not_end_the_job() throws Exception {
        give("door", 7, Long.MAX_VALUE, FrameOutcome.FACES);
        give("door", Long.MAX_VALUE, 0, FrameOutcome.FACES);
        job.prepareSnapshotPreBarrier(1);

        assertThat(told()).hasSize(2);
    }

    private void give(String camera, long epoch, long seq, FrameOutcome outcome) throws Exception {
        job.processElement(new SettledFrame(new FrameName(camera, epoch, seq), outcome), 0);
    }

    private List<FrameTally> told() {
        return job.extractOutputValues();
    }

    private FrameTally last() {
        return told().get(told().size() - 1);
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, SettledFrame, FrameTally> opened(
            @Nullable OperatorSubtaskState checkpoint, Instant now) throws Exception {
        KeyedOneInputStreamOperatorTestHarness<String, SettledFrame, FrameTally> harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new CountFrames(Clock.fixed(now, ZoneOffset.UTC)), SettledFrame::cameraId, Types.STRING);
        if (checkpoint != null) {
            harness.initializeState(checkpoint);
        }
        harness.open();
        return harness;
    }
}
