package dev.passerby.pipeline.recognition;

import dev.passerby.pipeline.detection.FacesInFrame;
import dev.passerby.pipeline.fixture.Scene;
import dev.passerby.pipeline.fixture.ScriptedVision;
import dev.passerby.pipeline.frames.FrameOutcomes;
import dev.passerby.pipeline.gallery.GalleryNow;
import dev.passerby.pipeline.gallery.GalleryUpdate;
import dev.passerby.pipeline.gallery.PersonKeys;
import dev.passerby.pipeline.vision.LookedAt;
import dev.passerby.pipeline.vision.SeenFace;
import dev.passerby.pipeline.vision.Vision;
import dev.passerby.vision.tracking.FrameFaces;
import dev.passerby.vision.tracking.TrackingRules;
import dev.passerby.wire.event.EventType;
import dev.passerby.wire.event.RecognitionEvent;
import dev.passerby.wire.event.Timings;
import dev.passerby.wire.gallery.GalleryEntry;
import dev.passerby.wire.sighting.Sightings;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.jspecify.annotations.Nullable;

/** {@link RecognizeFaces} in Flink's harness, with cameras of five frames a second before it and a clock that the test moves. */
final class CameraUnderTest implements AutoCloseable {

    private static final long FRAME_MILLIS = 200;
    private static final long START_MILLIS = 1_700_000_000_000L;

    private final KeyedBroadcastOperatorTestHarness<String, FacesInFrame, GalleryUpdate, Recognition> harness;
    private final Vision vision = new ScriptedVision().open();
    private final String run = UUID.randomUUID().toString();
    private @Nullable Double threshold;
    private long nowMillis;
    private long seq;

    private CameraUnderTest(
            OperatorSubtaskState checkpoint, long nowMillis, long seq, GalleryNow galleryNow, PersonKeys keys)
            throws Exception {
        this.nowMillis = nowMillis;
        this.seq = seq;
        harness = new KeyedBroadcastOperatorTestHarness<>(
                new CoBroadcastWithKeyedOperator<>(
                        new RecognizeFaces(new ScriptedVision(), TrackingRules.STANDARD, run, galleryNow, keys),
                        List.of(RecognizeFaces.GALLERY)),
                FacesInFrame::cameraId,
                Types.STRING,
                128,
                1,
                0);
        if (checkpoint != null) {
            harness.initializeState(checkpoint);
        }
        harness.open();
        harness.setProcessingTime(nowMillis);
    }

    static CameraUnderTest fresh() throws Exception {
        return new CameraUnderTest(null, START_MILLIS, 0, GalleryNow.NOT_ASKED, PersonKeys.NONE);
    }

    /** One that opens sealed entries with these keys. */
    static CameraUnderTest with(PersonKeys keys) throws Exception {
        return new CameraUnderTest(null, START_MILLIS, 0, GalleryNow.NOT_ASKED, keys);
    }

    /** The operator anew from a checkpoint of the other, with keys. */
    static CameraUnderTest restored(OperatorSubtaskState checkpoint, CameraUnderTest other, PersonKeys keys)
            throws Exception {
        return new CameraUnderTest(checkpoint, other.nowMillis, other.seq, GalleryNow.NOT_ASKED, keys);
    }

    /** The operator anew from a checkpoint of the other, at the other's time. */
    static CameraUnderTest restored(OperatorSubtaskState checkpoint, CameraUnderTest other) throws Exception {
        return restored(checkpoint, other, GalleryNow.NOT_ASKED);
    }

    /** The same, with somebody to ask for the gallery of today. */
    static CameraUnderTest restored(OperatorSubtaskState checkpoint, CameraUnderTest other, GalleryNow galleryNow)
            throws Exception {
        return new CameraUnderTest(checkpoint, other.nowMillis, other.seq, galleryNow, PersonKeys.NONE);
    }

    void gallery(GalleryUpdate... updates) throws Exception {
        for (GalleryUpdate update : updates) {
            harness.processBroadcastElement(update, nowMillis);
        }
    }

    /** Shows a camera's scene for so many frames, and says what they were. */
    List<FacesInFrame> watch(String camera, Scene scene, int frames) throws Exception {
        List<FacesInFrame> given = new ArrayList<>();
        for (int i = 0; i < frames; i++) {
            pass(FRAME_MILLIS);
            LookedAt seen = vision.look(scene.jpeg());
            FacesInFrame faces = new FacesInFrame(
                    new FrameFaces(
                            camera,
                            1,
                            seq++,
                            nowMillis,
                            seen.width(),
                            seen.height(),
                            threshold,
                            seen.faces().stream().map(SeenFace::face).toList()),
                    seen.faces().stream().map(SeenFace::crop).toList(),
                    3,
                    1,
                    2);
            give(faces);
            given.add(faces);
        }
        return given;
    }

    /** The threshold that frames carry from now on. */
    void threshold(@Nullable Double cameras) {
        threshold = cameras;
    }

    void give(FacesInFrame faces) throws Exception {
        harness.processElement(faces, nowMillis);
    }

    void pass(long millis) throws Exception {
        nowMillis += millis;
        harness.setProcessingTime(nowMillis);
    }

    long now() {
        return nowMillis;
    }

    void onEachFrame(Consumer<Timings> told) {
        FrameOutcomes.ofRun(run).onEachFrame(told);
    }

    OperatorSubtaskState checkpoint() throws Exception {
        return harness.snapshot(1, nowMillis);
    }

    /** What the operator keeps of the gallery. */
    List<GalleryEntry> galleryState() throws Exception {
        List<GalleryEntry> entries = new ArrayList<>();
        harness.getBroadcastState(RecognizeFaces.GALLERY)
                .immutableEntries()
                .forEach(entry -> entries.add(entry.getValue()));
        return entries;
    }

    int timers() {
        return harness.numProcessingTimeTimers();
    }

    List<Recognition> recognitions() {
        return harness.extractOutputValues();
    }

    List<RecognitionEvent> events() {
        return recognitions().stream()
                .map(Recognition::event)
                .filter(Objects::nonNull)
                .toList();
    }

    /** What was seen in every frame so far, in order. */
    List<Sightings> sightings() {
        return harness.getSideOutput(RecognizeFaces.SIGHTINGS).stream()
                .map(StreamRecord::getValue)
                .toList();
    }

    RecognitionEvent last() {
        return events().get(events().size() - 1);
    }

    List<EventType> types() {
        return events().stream().map(RecognitionEvent::type).toList();
    }

    List<String> ids() {
        return events().stream().map(RecognitionEvent::id).toList();
    }

    List<RecognitionEvent> of(EventType type) {
        return events().stream().filter(event -> event.type() == type).toList();
    }

    @Override
    public void close() throws Exception {
        harness.close();
        FrameOutcomes.forget(run);
    }
}
