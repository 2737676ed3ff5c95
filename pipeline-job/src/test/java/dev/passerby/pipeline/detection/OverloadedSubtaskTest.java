package dev.passerby.pipeline.detection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.pipeline.fixture.Scene;
import dev.passerby.pipeline.fixture.WorkingVision;
import dev.passerby.pipeline.frames.FrameCounts;
import dev.passerby.pipeline.frames.FrameOutcomes;
import dev.passerby.wire.frame.Frame;
import java.time.Duration;
import java.util.UUID;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@link DetectFaces} in computed time: looking takes 20 ms and 10 ms for each face. */
class OverloadedSubtaskTest {

    private final String run = UUID.randomUUID().toString();
    private final WorkingVision vision = new WorkingVision(run, 20, 10);
    private KeyedOneInputStreamOperatorTestHarness<String, Frame, FacesInFrame> job;

    @BeforeEach
    void start() throws Exception {
        job = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new DetectFaces(vision, Duration.ofSeconds(2), vision.clock(), run)),
                Frame::cameraId,
                Types.STRING);
        job.open();
    }

    @AfterEach
    void stop() throws Exception {
        job.close();
        FrameOutcomes.forget(run);
    }

    @Test
    void late_frames_of_the_crowds_camera_stand_back_and_no_others() throws Exception {
        long start = vision.clock().millis();
        int ticks = 300;
        for (int tick = 0; tick < ticks; tick++) {
            // Five frames a second of each: 40 × 10 + 20 ms for the crowd, 30 for the door: 2.25 times what there is
            // time for.
            long captured = start + tick * 200L;
            vision.waitUntil(captured);
            give(crowd().frame("square", 1, tick, captured));
            give(Scene.with("Ada").frame("door", 1, tick, captured));
        }

        FrameCounts door = counts("door");
        FrameCounts square = counts("square");
        assertThat(door).isEqualTo(new FrameCounts(ticks, 0, 0, 0, 0, 0));
        assertThat(square.frames()).isEqualTo(ticks);
        assertThat(square.droppedOverload()).isPositive();
        assertThat(square.droppedStale()).isZero();
        assertThat(square.faces() * 420 + door.faces() * 30)
                .as("milliseconds of 60,000 that were worked")
                .isGreaterThan(57_000);
        assertThat(job.extractOutputValues())
                .as("one output for each frame that was looked at")
                .hasSize((int) (door.faces() + square.faces()));
    }

    private static Scene crowd() {
        return Scene.with(java.util.stream.IntStream.range(0, 40)
                .mapToObj(i -> "member " + i)
                .toArray(String[]::new));
    }

    private void give(Frame frame) throws Exception {
        job.processElement(frame, frame.capturedAtMillis());
    }

    private FrameCounts counts(String camera) {
        return FrameOutcomes.ofRun(run).byCamera().get(camera);
    }
}
