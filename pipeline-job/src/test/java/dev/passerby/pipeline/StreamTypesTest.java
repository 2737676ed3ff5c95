package dev.passerby.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.pipeline.detection.FacesInFrame;
import dev.passerby.pipeline.fixture.People;
import dev.passerby.pipeline.fixture.Scene;
import dev.passerby.pipeline.fixture.ScriptedVision;
import dev.passerby.pipeline.frames.CameraProgress;
import dev.passerby.pipeline.frames.FrameOutcome;
import dev.passerby.pipeline.frames.FrameRead;
import dev.passerby.pipeline.frames.SettledFrame;
import dev.passerby.pipeline.gallery.GalleryUpdate;
import dev.passerby.pipeline.recognition.Forgotten;
import dev.passerby.pipeline.recognition.Recognition;
import dev.passerby.pipeline.vision.LookedAt;
import dev.passerby.pipeline.vision.SeenFace;
import dev.passerby.vision.face.Box;
import dev.passerby.vision.matching.GalleryIndex;
import dev.passerby.vision.search.CameraView;
import dev.passerby.vision.search.KnownFace;
import dev.passerby.vision.strangers.Answers;
import dev.passerby.vision.strangers.Recall;
import dev.passerby.vision.strangers.StrangerRules;
import dev.passerby.vision.strangers.Strangers;
import dev.passerby.vision.strangers.TrackTemplate;
import dev.passerby.vision.tracking.CameraTracks;
import dev.passerby.vision.tracking.FrameFaces;
import dev.passerby.vision.tracking.TrackStep;
import dev.passerby.vision.tracking.TrackingRules;
import dev.passerby.wire.deadletter.DeadLetter;
import dev.passerby.wire.event.Decision;
import dev.passerby.wire.event.EventBox;
import dev.passerby.wire.event.EventPoint;
import dev.passerby.wire.event.RecognitionEvent;
import dev.passerby.wire.event.Timings;
import dev.passerby.wire.frame.FrameName;
import dev.passerby.wire.gallery.Consent;
import dev.passerby.wire.gallery.GalleryEntry;
import dev.passerby.wire.gallery.MemoryRequest;
import dev.passerby.wire.gallery.sealing.PersonKey;
import dev.passerby.wire.gallery.sealing.Seal;
import dev.passerby.wire.sighting.SightedFace;
import dev.passerby.wire.sighting.Sightings;
import dev.passerby.wire.tally.FrameTally;
import dev.passerby.wire.tally.Teller;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.java.typeutils.PojoTypeInfo;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

/** Everything that travels between operators or is kept in state, written and read again by Flink's own means. */
class StreamTypesTest {

    private static final TrackingRules RULES = TrackingRules.STANDARD;

    @Test
    void frames_and_dead_letters_come_through() throws Exception {
        same(FrameRead.class, FrameRead.of(Scene.with("Ada").frame("door", 1, 2, 3)));
        same(
                FrameRead.class,
                FrameRead.of(new DeadLetter("frames", 1, 2, "a".repeat(64), "no frame", Instant.ofEpochMilli(5))));
    }

    @Test
    void settled_frames_and_tallies_come_through() throws Exception {
        FrameName frame = new FrameName("door", 1, 2);
        same(
                FrameRead.class,
                FrameRead.of(new DeadLetter("frames", 1, 2, "a".repeat(64), "no", Instant.ofEpochMilli(5), frame)));
        same(SettledFrame.class, new SettledFrame(frame, FrameOutcome.DROPPED_STALE));
        FrameTally tally = FrameTally.none("door", 1, Teller.JOB, "run");
        same(FrameTally.class, tally);
        same(
                FrameTally.class,
                tally.and(0, "faces", Instant.ofEpochMilli(5))
                        .and(2, "no-face", Instant.ofEpochMilli(6))
                        .and(0, "dropped-repeat", Instant.ofEpochMilli(7)));
    }

    @Test
    void faces_come_through_with_their_crops() throws Exception {
        LookedAt seen =
                new ScriptedVision().open().look(Scene.with("Ada", "Bob").jpeg());
        same(
                FacesInFrame.class,
                new FacesInFrame(
                        frame(seen, 0),
                        seen.faces().stream().map(SeenFace::crop).toList(),
                        1,
                        2,
                        3));
        same(FacesInFrame.class, new FacesInFrame(frame(seen, 1), List.of(), -1, 2, 3));
    }

    @Test
    void gallery_updates_come_through() throws Exception {
        same(GalleryUpdate.class, GalleryUpdate.of(People.enrolled("Ada", 3)));
        same(GalleryUpdate.class, GalleryUpdate.of(People.enrolled("Ada", 3).removal(4)));
        same(GalleryUpdate.class, GalleryUpdate.CAUGHT_UP);
        GalleryEntry consenting =
                People.enrolled("Ada", 3).withConsent(new Consent("form 1", Instant.ofEpochMilli(5)), 4);
        same(GalleryUpdate.class, GalleryUpdate.of(Seal.close(consenting, PersonKey.random())));
        same(GalleryUpdate.class, GalleryUpdate.of(consenting.removal(5).asking(MemoryRequest.forget(), 6)));
        same(Recognition.class, Recognition.of(new Forgotten("id-Ada", 6, 1, 2)));
    }

    @Test
    void progress_comes_through() throws Exception {
        same(
                CameraProgress.class,
                CameraProgress.START.taken(Scene.empty().frame("door", 1, 2, 3), FrameOutcome.NO_FACE));
    }

    @Test
    void what_a_camera_showed_comes_through() throws Exception {
        same(CameraView.class, CameraView.UNSEEN);
        same(
                CameraView.class,
                new CameraView(
                        32,
                        16,
                        new byte[] {1, 2},
                        new byte[] {3, -4},
                        5,
                        6,
                        List.of(new KnownFace(new Box(1, 2, 3, 4), 7))));
    }

    @Test
    void tracks_and_events_come_through_from_first_sight_to_a_name() throws Exception {
        LookedAt seen =
                new ScriptedVision().open().look(Scene.with("Ada", "Bob").jpeg());
        GalleryIndex gallery =
                GalleryIndex.of(List.of(People.enrolled("Ada", 1)), ScriptedVision.EMBEDDER, ScriptedVision.CROP);
        CameraTracks tracks = CameraTracks.start("door");
        List<RecognitionEvent> events = new ArrayList<>();
        for (int seq = 0; seq < 5; seq++) {
            var plan = tracks.plan(frame(seen, seq), RULES);
            TrackStep step = plan.observe(
                    plan.wanted().stream()
                            .map(face -> People.embedding(face == 0 ? "Ada" : "Bob"))
                            .toList(),
                    gallery,
                    seq);
            tracks = step.next();
            same(CameraTracks.class, tracks);
            step.changes()
                    .forEach(change -> events.add(change.toEvent(
                            Instant.ofEpochMilli(7),
                            new Timings(1, 2, 3, 4, 5, 6),
                            new ScriptedVision().open().models(),
                            1)));
        }
        assertThat(events).hasSize(4);
        TrackTemplate face = TrackTemplate.of(tracks.tracks().get(0).evidence(), "e".repeat(64), "T32");
        for (RecognitionEvent event : events) {
            same(RecognitionEvent.class, event);
            same(Recognition.class, new Recognition(event, face));
            same(Recognition.class, new Recognition(event, null));
        }
    }

    @Test
    void sightings_come_through() throws Exception {
        List<EventPoint> landmarks = Collections.nCopies(5, new EventPoint(0.5, 0.25));
        EventBox box = new EventBox(0.1, 0.2, 0.3, 0.4);
        same(
                Sightings.class,
                new Sightings(
                        "door",
                        1,
                        2,
                        Instant.ofEpochMilli(5),
                        640,
                        480,
                        List.of(
                                new SightedFace("door-1-2-0", box, landmarks, Decision.PENDING, null, null, null),
                                new SightedFace("door-1-1-0", box, landmarks, Decision.MATCH, "Ada", "ada", 0.5))));
        same(Sightings.class, new Sightings("door", 1, 2, Instant.ofEpochMilli(5), 640, 480, List.of()));
    }

    @Test
    void recognitions_and_the_memory_of_strangers_come_through() throws Exception {
        TrackTemplate ada =
                new TrackTemplate(People.embedding("Ada"), ScriptedVision.EMBEDDER, ScriptedVision.CROP, 0.8, 5, 0.95);
        StrangerRules rules = StrangerRules.STANDARD;
        Recall recall = Strangers.none().unknown("door-1-0-0", ada, 1, rules);
        Strangers memory = recall.next().named("door-1-1-0", "p-1", ada, 2, rules);
        same(Strangers.class, Strangers.none());
        same(Strangers.class, memory);
        GalleryEntry asking = People.enrolled("Ada", 3)
                .asking(new MemoryRequest(MemoryRequest.Kind.TEMPLATES_OF_UNKNOWN, recall.unknownId()), 4);
        same(GalleryUpdate.class, GalleryUpdate.of(asking));
        GalleryEntry answer = Answers.to(asking, memory, rules);
        same(GalleryEntry.class, answer);
        same(Strangers.class, Answers.retire(answer, memory));
    }

    private static FrameFaces frame(LookedAt seen, long seq) {
        return new FrameFaces(
                "door",
                1,
                seq,
                seq * 200,
                seen.width(),
                seen.height(),
                seq % 2 == 0 ? null : 0.7,
                seen.faces().stream().map(SeenFace::face).toList());
    }

    /** Writes and reads the value where Kryo is not to be had. */
    private static <T> void same(Class<T> type, T value) throws Exception {
        TypeInformation<T> information = TypeInformation.of(type);
        assertThat(information).isInstanceOf(PojoTypeInfo.class);
        Configuration strict = new Configuration();
        strict.set(PipelineOptions.GENERIC_TYPES, false);
        TypeSerializer<T> serializer = information.createSerializer(new SerializerConfigImpl(strict));
        DataOutputSerializer written = new DataOutputSerializer(1_000);
        serializer.serialize(value, written);
        T read = serializer.deserialize(new DataInputDeserializer(written.getCopyOfBuffer()));
        assertThat(read).usingRecursiveComparison().isEqualTo(value);
        assertThat(serializer.copy(value)).usingRecursiveComparison().isEqualTo(value);
    }
}
