package dev.passerby.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.pipeline.fixture.People;
import dev.passerby.pipeline.fixture.Scene;
import dev.passerby.pipeline.fixture.ScriptedVision;
import dev.passerby.pipeline.frames.FrameCounts;
import dev.passerby.pipeline.frames.FrameOutcomes;
import dev.passerby.pipeline.gallery.GalleryUpdate;
import dev.passerby.vision.strangers.StrangerRules;
import dev.passerby.vision.tracking.TrackingRules;
import dev.passerby.wire.event.EventSchema;
import dev.passerby.wire.event.EventType;
import dev.passerby.wire.event.RecognitionEvent;
import dev.passerby.wire.frame.Frame;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The topology between a list and a list, on a cluster within the process. */
@Timeout(120)
class FacePipelineIT {

    private static final String RUN = "FacePipelineIT";
    private static final long START_MILLIS = 1_700_000_000_000L;
    private static final long FRAME_MILLIS = 200;

    @AfterEach
    void forget() {
        FrameOutcomes.forget(RUN);
    }

    @Test
    void under_volume_every_camera_keeps_its_order_and_every_frame_has_one_outcome() throws Exception {
        int cameras = 10;
        int framesPerCamera = 2_000;
        List<Frame> frames = new ArrayList<>();
        for (int seq = 0; seq < framesPerCamera; seq++) {
            for (int camera = 0; camera < cameras; camera++) {
                // Somebody for 20 frames, then nobody for 20: tracks begin and end all the time.
                Scene scene = seq / 20 % 2 == 0 ? Scene.with("Ada", "person " + camera) : Scene.empty();
                frames.add(scene.frame("camera-" + camera, 1, seq, START_MILLIS + seq * FRAME_MILLIS));
            }
        }

        List<RecognitionEvent> events = run(frames, List.of(GalleryUpdate.of(People.enrolled("Ada", 1))), 4);

        long half = (long) cameras * framesPerCamera / 2;
        // A frame that another had overtaken would count as a repeat.
        assertThat(FrameOutcomes.ofRun(RUN).total()).isEqualTo(new FrameCounts(half, half, 0, 0, 0, 0));
        assertThat(FrameOutcomes.ofRun(RUN).byCamera()).hasSize(cameras);
        assertThat(events)
                .filteredOn(event -> event.type() == EventType.FACE_TRACK_NEW)
                .hasSize(2 * cameras * framesPerCamera / 40);
        assertThat(events).extracting(RecognitionEvent::id).doesNotHaveDuplicates();
        assertNumbersGrowWithinEachTrack(events);
        for (RecognitionEvent event : events) {
            EventSchema.assertValid(event.toCloudEvent());
        }
    }

    private static void assertNumbersGrowWithinEachTrack(List<RecognitionEvent> events) {
        Map<String, Integer> next = new HashMap<>();
        for (RecognitionEvent event : events) {
            String track = event.track().id();
            int expected = next.merge(track, 1, Integer::sum) - 1;
            assertThat(event.id()).isEqualTo(track + "/" + expected);
        }
    }

    private static List<RecognitionEvent> run(List<Frame> frames, List<GalleryUpdate> gallery, int parallelism)
            throws Exception {
        Configuration strict = new Configuration();
        strict.set(PipelineOptions.GENERIC_TYPES, false);
        strict.set(PipelineOptions.OBJECT_REUSE, true);
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.createLocalEnvironment(parallelism, strict);
        Clock clock = Clock.fixed(Instant.ofEpochMilli(START_MILLIS), ZoneOffset.UTC);
        FacePipeline pipeline = new FacePipeline(
                new ScriptedVision(),
                Duration.ofSeconds(2),
                TrackingRules.STANDARD,
                StrangerRules.STANDARD,
                clock,
                RUN);
        DataStream<RecognitionEvent> events = pipeline.events(
                environment.fromData(frames, TypeInformation.of(Frame.class)),
                environment.fromData(gallery, TypeInformation.of(GalleryUpdate.class)));
        List<RecognitionEvent> collected = new ArrayList<>();
        try (CloseableIterator<RecognitionEvent> results = events.executeAndCollect()) {
            results.forEachRemaining(collected::add);
        }
        return collected;
    }
}
