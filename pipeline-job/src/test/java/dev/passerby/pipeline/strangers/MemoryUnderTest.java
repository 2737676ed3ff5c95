package dev.passerby.pipeline.strangers;

import dev.passerby.pipeline.fixture.People;
import dev.passerby.pipeline.fixture.ScriptedVision;
import dev.passerby.pipeline.gallery.GalleryUpdate;
import dev.passerby.pipeline.gallery.PersonKeys;
import dev.passerby.pipeline.recognition.Forgotten;
import dev.passerby.pipeline.recognition.Recognition;
import dev.passerby.pipeline.recognition.RecognizeFaces;
import dev.passerby.vision.strangers.StrangerRules;
import dev.passerby.vision.strangers.TrackTemplate;
import dev.passerby.wire.event.Candidate;
import dev.passerby.wire.event.Decision;
import dev.passerby.wire.event.EventBox;
import dev.passerby.wire.event.EventPoint;
import dev.passerby.wire.event.EventSchema;
import dev.passerby.wire.event.EventType;
import dev.passerby.wire.event.FaceSeen;
import dev.passerby.wire.event.FrameSeen;
import dev.passerby.wire.event.Identity;
import dev.passerby.wire.event.Models;
import dev.passerby.wire.event.RecognitionEvent;
import dev.passerby.wire.event.Timings;
import dev.passerby.wire.event.TrackSeen;
import dev.passerby.wire.event.Votes;
import dev.passerby.wire.gallery.GalleryEntry;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.heap.HeapKeyedStateBackend;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.jspecify.annotations.Nullable;

/**
 * {@link RecallStrangers} in Flink's harness, with tracks before it that a test makes up and a clock that the test moves. Every
 * event that comes out keeps to the schema.
 */
final class MemoryUnderTest implements AutoCloseable {

    private final KeyedBroadcastOperatorTestHarness<String, Recognition, GalleryUpdate, RecognitionEvent> harness;
    private final CoBroadcastWithKeyedOperator<String, Recognition, GalleryUpdate, RecognitionEvent> operator;
    private long nowMillis;

    private MemoryUnderTest(
            StrangerRules rules, PersonKeys keys, @Nullable OperatorSubtaskState checkpoint, long nowMillis)
            throws Exception {
        this.nowMillis = nowMillis;
        operator =
                new CoBroadcastWithKeyedOperator<>(new RecallStrangers(rules, keys), List.of(RecognizeFaces.GALLERY));
        harness = new KeyedBroadcastOperatorTestHarness<>(
                operator, any -> RecallStrangers.EVERYWHERE, Types.STRING, 128, 1, 0);
        if (checkpoint != null) {
            harness.initializeState(checkpoint);
        }
        harness.open();
        harness.setProcessingTime(nowMillis);
    }

    static MemoryUnderTest fresh(StrangerRules rules) throws Exception {
        return new MemoryUnderTest(rules, PersonKeys.NONE, null, 1_700_000_000_000L);
    }

    /** One that opens and seals with these keys. */
    static MemoryUnderTest with(PersonKeys keys) throws Exception {
        return new MemoryUnderTest(StrangerRules.STANDARD, keys, null, 1_700_000_000_000L);
    }

    /** The operator anew from this one's state, at this one's time. */
    MemoryUnderTest restarted(StrangerRules rules) throws Exception {
        return new MemoryUnderTest(rules, PersonKeys.NONE, harness.snapshot(1, nowMillis), nowMillis);
    }

    /** What comes out when a track of somebody is said to be nobody enrolled; the id is the event's. */
    @Nullable
    String unknown(EventType type, String track, String person) throws Exception {
        return tell(type, track, Decision.UNKNOWN, null, person).identity().unknownId();
    }

    RecognitionEvent named(String track, String name) throws Exception {
        return tell(EventType.FACE_RECOGNIZED, track, Decision.MATCH, name, name);
    }

    /** An event of a track of which nothing can be said yet. */
    RecognitionEvent pending(String track) throws Exception {
        return tell(EventType.FACE_TRACK_NEW, track, Decision.PENDING, null, null);
    }

    void gallery(GalleryUpdate... updates) throws Exception {
        for (GalleryUpdate update : updates) {
            harness.processBroadcastElement(update, nowMillis);
        }
    }

    void gallery(GalleryEntry entry) throws Exception {
        gallery(GalleryUpdate.of(entry));
    }

    void forgotten(Forgotten word) throws Exception {
        harness.processElement(Recognition.of(word), nowMillis);
    }

    List<GalleryEntry> answers() {
        var answers = harness.getSideOutput(RecallStrangers.ANSWERS);
        return answers == null
                ? List.of()
                : answers.stream().map(StreamRecord::getValue).toList();
    }

    void pass(long millis) throws Exception {
        nowMillis += millis;
        harness.setProcessingTime(nowMillis);
    }

    int timers() {
        return harness.numProcessingTimeTimers();
    }

    int keyedStates() {
        return ((HeapKeyedStateBackend<?>) operator.getKeyedStateBackend()).numKeyValueStateEntries();
    }

    private RecognitionEvent tell(
            EventType type, String track, Decision decision, @Nullable String name, @Nullable String face)
            throws Exception {
        TrackTemplate template = face == null
                ? null
                : new TrackTemplate(People.embedding(face), ScriptedVision.EMBEDDER, ScriptedVision.CROP, 0.8, 5, 0.95);
        harness.processElement(new Recognition(event(type, track, decision, name), template), nowMillis);
        List<RecognitionEvent> all = harness.extractOutputValues();
        RecognitionEvent told = all.get(all.size() - 1);
        EventSchema.assertValid(told.toCloudEvent());
        return told;
    }

    private RecognitionEvent event(EventType type, String track, Decision decision, @Nullable String name) {
        Instant now = Instant.ofEpochMilli(nowMillis);
        EventBox box = new EventBox(10, 20, 110, 120);
        EventPoint point = new EventPoint(50, 60);
        return new RecognitionEvent(
                track + "/1",
                type,
                now,
                "door",
                new TrackSeen(track, now, now, 5),
                new FrameSeen(1, 6, now, 640, 480),
                new FaceSeen(
                        box, box.relativeTo(640, 480), List.of(point, point, point, point, point), 0.99, 0.8, null),
                new Identity(
                        decision,
                        name,
                        name == null ? null : People.id(name),
                        null,
                        name == null ? null : 0.5,
                        name == null ? null : 0.875,
                        0.9,
                        null,
                        0.08,
                        new Votes(3, 2, 2.4),
                        name == null ? List.of() : List.of(new Candidate(name, People.id(name), 0.5))),
                new Timings(1, 2, 3, 4, 5, 15),
                new Models(ScriptedVision.DETECTOR, ScriptedVision.EMBEDDER),
                0);
    }

    @Override
    public void close() throws Exception {
        harness.close();
    }
}
