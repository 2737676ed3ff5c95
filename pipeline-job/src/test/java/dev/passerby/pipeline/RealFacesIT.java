package dev.passerby.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.models.ModelStore;
import dev.passerby.models.progress.Progress;
import dev.passerby.pipeline.detection.DetectFaces;
import dev.passerby.pipeline.detection.FacesInFrame;
import dev.passerby.pipeline.frames.FrameCounts;
import dev.passerby.pipeline.frames.FrameOutcomes;
import dev.passerby.pipeline.gallery.GalleryUpdate;
import dev.passerby.pipeline.recognition.Recognition;
import dev.passerby.pipeline.recognition.RecognizeFaces;
import dev.passerby.pipeline.vision.FaceNetVision;
import dev.passerby.pipeline.vision.SeenFace;
import dev.passerby.pipeline.vision.Vision;
import dev.passerby.vision.golden.TestMedia;
import dev.passerby.vision.search.SearchRules;
import dev.passerby.vision.tracking.TrackingRules;
import dev.passerby.wire.event.EventSchema;
import dev.passerby.wire.event.EventType;
import dev.passerby.wire.event.RecognitionEvent;
import dev.passerby.wire.frame.Frame;
import dev.passerby.wire.gallery.GalleryEntry;
import dev.passerby.wire.gallery.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Both operators one after the other, with MTCNN and FaceNet as their eyes and photographs before them. */
class RealFacesIT {

    private static final String RUN = "RealFacesIT";
    private static final long NOW_MILLIS = 1_700_000_000_000L;
    private static final FaceNetVision FACENET = new FaceNetVision(null, "cpu", 40, "auto", SearchRules.STANDARD);
    private static final int FRAMES = 5;

    /** Father, mother, son and daughter, side by side. */
    private static final String GROUP = "people/identification1.jpg";

    private KeyedOneInputStreamOperatorTestHarness<String, Frame, FacesInFrame> detect;
    private KeyedBroadcastOperatorTestHarness<String, FacesInFrame, GalleryUpdate, Recognition> recognize;

    @BeforeAll
    static void modelsAreThere() {
        ModelStore.standard(System.getenv()).prepare(Progress.none());
    }

    @BeforeEach
    void open() throws Exception {
        Clock clock = Clock.fixed(Instant.ofEpochMilli(NOW_MILLIS), ZoneOffset.UTC);
        detect = ProcessFunctionTestHarnesses.forKeyedProcessFunction(
                new DetectFaces(FACENET, Duration.ofSeconds(2), clock, RUN), Frame::cameraId, Types.STRING);
        recognize = ProcessFunctionTestHarnesses.forKeyedBroadcastProcessFunction(
                new RecognizeFaces(FACENET, TrackingRules.STANDARD, RUN),
                FacesInFrame::cameraId,
                Types.STRING,
                RecognizeFaces.GALLERY);
    }

    @AfterEach
    void close() throws Exception {
        detect.close();
        recognize.close();
        FrameOutcomes.forget(RUN);
    }

    @Test
    void one_photo_names_a_person_in_another_photo_and_those_beside_him_are_unknown() throws Exception {
        enrol("Dad", "people/Family1-Dad1.jpg");
        watch(picture(GROUP));

        assertThat(of(EventType.FACE_TRACK_NEW)).hasSize(4);
        assertThat(of(EventType.FACE_RECOGNIZED)).singleElement().satisfies(event -> {
            assertThat(event.identity().person()).isEqualTo("Dad");
            assertThat(event.face().box().left()).isBetween(290.0, 310.0);
        });
        assertThat(of(EventType.FACE_UNKNOWN)).hasSize(3);
    }

    @Test
    void two_enrolled_people_in_one_picture_are_both_named() throws Exception {
        enrol("Dad", "people/Family1-Dad1.jpg");
        enrol("Mom", "people/Family1-Mom1.jpg");
        watch(picture(GROUP));

        assertThat(of(EventType.FACE_RECOGNIZED))
                .extracting(event -> event.identity().person())
                .containsExactlyInAnyOrder("Dad", "Mom");
        assertThat(of(EventType.FACE_UNKNOWN)).hasSize(2);
    }

    @Test
    void a_picture_without_a_person_has_no_face_and_a_cut_off_one_is_unreadable() throws Exception {
        byte[] picture = picture("pictures/no-faces.jpg");
        detect.processElement(frame(0, picture), NOW_MILLIS);
        detect.processElement(frame(1, java.util.Arrays.copyOf(picture, 200)), NOW_MILLIS);

        assertThat(FrameOutcomes.ofRun(RUN).total()).isEqualTo(new FrameCounts(0, 1, 0, 0, 0, 1));
    }

    private void enrol(String name, String photo) throws Exception {
        try (Vision vision = FACENET.open()) {
            SeenFace face = vision.look(picture(photo)).faces().get(0);
            float[] embedding = vision.embed(List.of(face.crop())).get(0);
            Template template = new Template(
                    "0123456789abcdef",
                    vision.embedderFamily(),
                    vision.crop(),
                    face.face().quality(),
                    embedding);
            recognize.processBroadcastElement(
                    GalleryUpdate.of(new GalleryEntry("id-" + name, name, 1, false, List.of(template))), 0);
        }
    }

    /** Shows the picture for some frames to a job that has read the gallery. */
    private void watch(byte[] jpeg) throws Exception {
        recognize.processBroadcastElement(GalleryUpdate.CAUGHT_UP, 0);
        recognize.setProcessingTime(NOW_MILLIS);
        for (int seq = 0; seq < FRAMES; seq++) {
            detect.processElement(frame(seq, jpeg), NOW_MILLIS);
        }
        for (FacesInFrame faces : detect.extractOutputValues()) {
            recognize.processElement(faces, NOW_MILLIS);
        }
        for (Recognition recognition : recognize.extractOutputValues()) {
            EventSchema.assertValid(recognition.event().toCloudEvent());
        }
    }

    private static byte[] picture(String name) throws IOException {
        return Files.readAllBytes(TestMedia.file(name));
    }

    private static Frame frame(long seq, byte[] jpeg) {
        return new Frame("door", 1, seq, NOW_MILLIS + 200 * seq, 800, 534, true, jpeg);
    }

    private List<RecognitionEvent> of(EventType type) {
        return recognize.extractOutputValues().stream()
                .map(Recognition::event)
                .filter(event -> event.type() == type)
                .toList();
    }
}
