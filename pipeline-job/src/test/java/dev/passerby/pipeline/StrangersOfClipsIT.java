package dev.passerby.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.ingest.recorded.RecordedFrames;
import dev.passerby.models.ModelStore;
import dev.passerby.models.progress.Progress;
import dev.passerby.pipeline.detection.DetectFaces;
import dev.passerby.pipeline.detection.FacesInFrame;
import dev.passerby.pipeline.frames.FrameOutcomes;
import dev.passerby.pipeline.gallery.GalleryUpdate;
import dev.passerby.pipeline.recognition.Recognition;
import dev.passerby.pipeline.recognition.RecognizeFaces;
import dev.passerby.pipeline.vision.FaceNetVision;
import dev.passerby.vision.golden.TestMedia;
import dev.passerby.vision.matching.Embeddings;
import dev.passerby.vision.search.SearchRules;
import dev.passerby.vision.strangers.StrangerRules;
import dev.passerby.vision.strangers.Strangers;
import dev.passerby.vision.tracking.TrackingRules;
import dev.passerby.wire.event.Decision;
import dev.passerby.wire.event.EventType;
import dev.passerby.wire.frame.Frame;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Ten clips of five real people, none of them enrolled, each clip as a visit of its own: who is whom, in whatever order. */
class StrangersOfClipsIT {

    private static final String RUN = "StrangersOfClipsIT";
    private static final long NOW_MILLIS = 1_700_000_000_000L;
    private static final FaceNetVision FACENET = new FaceNetVision(null, "cpu", 40, "auto", SearchRules.STANDARD);
    private static final StrangerRules RULES = StrangerRules.STANDARD;
    private static final double FPS = 5;

    /** Who is in which clip. */
    private static final Map<String, String> PERSON = new TreeMap<>(Map.of(
            "again", "A", "brother", "A", "help", "A", "bird", "B", "milk", "B", "please", "B", "book", "C", "learn",
            "C", "eat", "D", "hungry", "E"));

    /** What the job knows of each clip's unknown tracks, in the order of telling. */
    private static final Map<String, List<Recognition>> SEEN = new TreeMap<>();

    @BeforeAll
    static void watchTheClips() throws Exception {
        ModelStore.standard(System.getenv()).prepare(Progress.none());
        for (String clip : PERSON.keySet()) {
            SEEN.put(clip, watched(clip));
        }
    }

    @AfterAll
    static void forget() {
        FrameOutcomes.forget(RUN);
    }

    @Test
    void everybody_has_one_id_of_their_own_in_whatever_order_they_come() {
        List<String> clips = new ArrayList<>(PERSON.keySet());
        for (int order = 0; order < 50; order++) {
            Collections.shuffle(clips, new Random(order));
            Map<String, Set<String>> ids = new TreeMap<>();
            Strangers memory = Strangers.none();
            for (String clip : clips) {
                for (Recognition seen : SEEN.get(clip)) {
                    var recall = memory.unknown(seen.event().track().id(), seen.template(), NOW_MILLIS, RULES);
                    memory = recall.next();
                    ids.computeIfAbsent(PERSON.get(clip), any -> new TreeSet<>())
                            .add(recall.unknownId());
                }
            }
            assertThat(ids).as("clips in the order %s", clips).hasSize(5).allSatisfy((person, own) -> assertThat(own)
                    .hasSize(1));
            assertThat(memory.strangers()).as("clips in the order %s", clips).hasSize(5);
        }
    }

    @Test
    void the_link_distance_lies_well_between_one_persons_visits_and_two_peoples() {
        double farthestOfOne = 0;
        double nearestOfTwo = 2;
        for (String one : PERSON.keySet()) {
            for (String other : PERSON.keySet()) {
                boolean samePerson = PERSON.get(one).equals(PERSON.get(other));
                for (double distance : one.equals(other) ? List.<Double>of() : distances(one, other)) {
                    farthestOfOne = samePerson ? Math.max(farthestOfOne, distance) : farthestOfOne;
                    nearestOfTwo = samePerson ? nearestOfTwo : Math.min(nearestOfTwo, distance);
                }
            }
        }
        assertThat(farthestOfOne).isLessThan(RULES.linkDistance() - 0.05);
        assertThat(nearestOfTwo).isGreaterThan(RULES.linkDistance() + 0.1);
    }

    /** Between everything known of one clip's face, from three pictures on, and of another's. */
    private static List<Double> distances(String one, String other) {
        return SEEN.get(one).stream()
                .flatMap(first -> SEEN.get(other).stream()
                        .map(second -> Embeddings.distance(
                                first.template().embedding(), second.template().embedding())))
                .toList();
    }

    /** The unknown tracks of a clip before a camera of its own, when nobody is enrolled. */
    private static List<Recognition> watched(String clip) throws Exception {
        Clock clock = Clock.fixed(Instant.ofEpochMilli(NOW_MILLIS), ZoneOffset.UTC);
        try (var detect = ProcessFunctionTestHarnesses.forKeyedProcessFunction(
                        new DetectFaces(FACENET, Duration.ofSeconds(2), clock, RUN), Frame::cameraId, Types.STRING);
                var recognize = ProcessFunctionTestHarnesses.forKeyedBroadcastProcessFunction(
                        new RecognizeFaces(FACENET, TrackingRules.STANDARD, RUN),
                        FacesInFrame::cameraId,
                        Types.STRING,
                        RecognizeFaces.GALLERY)) {
            recognize.processBroadcastElement(GalleryUpdate.CAUGHT_UP, 0);
            recognize.setProcessingTime(NOW_MILLIS);
            try (RecordedFrames frames =
                    RecordedFrames.open(TestMedia.file("asl/" + clip + ".mkv"), clip, FPS, NOW_MILLIS)) {
                for (Optional<Frame> frame = frames.next(); frame.isPresent(); frame = frames.next()) {
                    detect.processElement(frame.get(), NOW_MILLIS);
                }
            }
            for (FacesInFrame faces : detect.extractOutputValues()) {
                recognize.processElement(faces, NOW_MILLIS);
            }
            recognize.setProcessingTime(NOW_MILLIS + 60_000);
            List<Recognition> unknown = recognize.extractOutputValues().stream()
                    .filter(seen -> seen.event().identity().decision() == Decision.UNKNOWN)
                    .toList();
            assertThat(unknown).as(clip).last().matches(seen -> seen.event().type() == EventType.FACE_TRACK_END);
            return unknown;
        }
    }
}
