package dev.passerby.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.ingest.recorded.RecordedFrames;
import dev.passerby.models.ModelStore;
import dev.passerby.models.progress.Progress;
import dev.passerby.pipeline.fixture.BatchedVision;
import dev.passerby.pipeline.fixture.ClosedEyes;
import dev.passerby.pipeline.frames.FrameOutcomes;
import dev.passerby.pipeline.gallery.GalleryUpdate;
import dev.passerby.pipeline.vision.FaceNetVision;
import dev.passerby.pipeline.vision.SeenFace;
import dev.passerby.pipeline.vision.Vision;
import dev.passerby.vision.FaceVision;
import dev.passerby.vision.golden.TestMedia;
import dev.passerby.vision.search.SearchRules;
import dev.passerby.vision.strangers.StrangerRules;
import dev.passerby.vision.tracking.TrackingRules;
import dev.passerby.wire.event.Decision;
import dev.passerby.wire.event.EventType;
import dev.passerby.wire.event.RecognitionEvent;
import dev.passerby.wire.frame.Frame;
import dev.passerby.wire.gallery.GalleryEntry;
import dev.passerby.wire.gallery.Template;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.testutils.InMemoryReporter;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The same frames give the same events, whatever the parallelism and whatever crops share a batch. Real clips, networks and
 * operators; the gallery is read before the first frame, because who is enrolled when is no property of the frames.
 */
@Timeout(600)
class DeterminismIT {

    private static final long START_MILLIS = 1_700_000_000_000L;
    private static final double FPS = 5;
    private static final double TOLERANCE = 1e-5;

    /** What each camera sees: one clip, and an hour later another. */
    private static final Map<String, List<String>> CAMERAS = Map.of(
            "north", List.of("again", "bird"),
            "east", List.of("book", "help"),
            "south", List.of("milk", "eat"),
            "west", List.of("please", "hungry"));

    /** Tracks end by what the frames say, not because this machine was busy. */
    private static final TrackingRules PATIENT = new TrackingRules(
            Duration.ofMinutes(30).toMillis(),
            TrackingRules.STANDARD.confirmingFrames(),
            TrackingRules.STANDARD.embedEveryMillis(),
            TrackingRules.STANDARD.embeddingsPerFrame(),
            TrackingRules.STANDARD.evidenceKept(),
            TrackingRules.STANDARD.otherPersonDistance(),
            TrackingRules.STANDARD.identity());

    /** The frames are years old, and none may stand back because this machine is busy. */
    private static final Duration NEVER_LATE = Duration.ofDays(36_500);

    private static final BatchedVision ONE_BY_ONE = new BatchedVision(1, 0);
    private static final BatchedVision TOGETHER = new BatchedVision(4, 40);

    @BeforeAll
    static void modelsAreThere() {
        ModelStore.standard(System.getenv()).prepare(Progress.none());
    }

    @Test
    void the_same_frames_give_the_same_events_whatever_the_parallelism_and_batch_size() throws Exception {
        List<Frame> frames = frames();
        List<GalleryUpdate> gallery = List.of(
                GalleryUpdate.of(enrolled("Ada", "brother")),
                GalleryUpdate.of(enrolled("Cleo", "learn")),
                GalleryUpdate.CAUGHT_UP);

        SortedMap<String, List<RecognitionEvent>> expected = run(frames, gallery, 1, ONE_BY_ONE);

        assertThat(expected).containsOnlyKeys(CAMERAS.keySet());
        assertThat(names(expected, EventType.FACE_RECOGNIZED)).contains("Ada", "Cleo");
        assertThat(names(expected, EventType.FACE_UNKNOWN)).isNotEmpty();
        assertThat(names(expected, EventType.FACE_TRACK_END)).isNotEmpty();
        assertThat(strangers(expected)).isNotEmpty();
        assertSame(run(frames, gallery, 4, ONE_BY_ONE), expected);
        try (FaceVision batched = TOGETHER.openBatched()) {
            assertSame(run(frames, gallery, 2, TOGETHER), expected);
            assertSame(run(frames, gallery, 4, TOGETHER), expected);
            assertThat(batched.batchSizes())
                    .as("what the batched networks embedded")
                    .isNotEmpty();
        }
    }

    private static void assertSame(
            SortedMap<String, List<RecognitionEvent>> events, SortedMap<String, List<RecognitionEvent>> expected) {
        assertThat(events.keySet()).isEqualTo(expected.keySet());
        expected.forEach((camera, ofCamera) -> assertThat(events.get(camera))
                .as("events of camera '%s'", camera)
                .usingRecursiveComparison()
                // When and how long, and who of two who come at once founds a stranger's id: all that may differ.
                .ignoringFields("time", "timings", "identity.unknownId")
                .withComparatorForType((a, b) -> Math.abs(a - b) <= TOLERANCE ? 0 : Double.compare(a, b), Double.class)
                .isEqualTo(ofCamera));
        assertThat(strangers(events)).as("the tracks of each stranger").isEqualTo(strangers(expected));
    }

    /** The tracks that share an unknown's id, whatever it is. */
    private static Set<Set<String>> strangers(SortedMap<String, List<RecognitionEvent>> events) {
        Map<String, Set<String>> byId = events.values().stream()
                .flatMap(List::stream)
                .filter(event -> event.identity().decision() == Decision.UNKNOWN)
                .collect(Collectors.groupingBy(
                        event -> String.valueOf(event.identity().unknownId()),
                        Collectors.mapping(event -> event.track().id(), Collectors.toSet())));
        return Set.copyOf(byId.values());
    }

    private static List<String> names(SortedMap<String, List<RecognitionEvent>> events, EventType type) {
        return events.values().stream()
                .flatMap(List::stream)
                .filter(event -> event.type() == type)
                .map(event -> String.valueOf(event.identity().person()))
                .toList();
    }

    /** Each camera's events in their order. */
    private static SortedMap<String, List<RecognitionEvent>> run(
            List<Frame> frames, List<GalleryUpdate> gallery, int parallelism, BatchedVision vision) throws Exception {
        String run = "DeterminismIT-" + parallelism + "-" + vision.batch();
        InMemoryReporter metrics = InMemoryReporter.createWithRetainedMetrics();
        Configuration strict = new Configuration();
        strict.set(PipelineOptions.GENERIC_TYPES, false);
        strict.set(PipelineOptions.OBJECT_REUSE, true);
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(parallelism, metrics.addToConfiguration(strict));
        FacePipeline pipeline = new FacePipeline(
                new ClosedEyes(vision, run), NEVER_LATE, PATIENT, StrangerRules.STANDARD, Clock.systemUTC(), run);
        DataStream<RecognitionEvent> events = pipeline.events(
                environment.fromData(frames, TypeInformation.of(Frame.class)),
                environment.fromData(gallery, TypeInformation.of(GalleryUpdate.class)));
        List<RecognitionEvent> collected = new ArrayList<>();
        try (CloseableIterator<RecognitionEvent> results = events.collectAsync()) {
            JobClient job = environment.executeAsync(run);
            awaitGallery(metrics, job, parallelism, gallery.size());
            ClosedEyes.openEyes(run);
            results.forEachRemaining(collected::add);
            assertThat(FrameOutcomes.ofRun(run).total())
                    .as("what became of the frames")
                    .satisfies(counts ->
                            assertThat(counts.faces() + counts.noFace()).isEqualTo(frames.size()));
        } finally {
            FrameOutcomes.forget(run);
        }
        return collected.stream()
                .collect(Collectors.groupingBy(RecognitionEvent::camera, TreeMap::new, Collectors.toList()));
    }

    /** Until every subtask that recognises has read the whole gallery. */
    private static void awaitGallery(InMemoryReporter metrics, JobClient job, int parallelism, int updates)
            throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        CountDownLatch never = new CountDownLatch(1);
        while (metrics.findOperatorMetricGroups(job.getJobID(), "RecognizeFaces").stream()
                        .map(subtask -> metrics.getMetricsByGroup(subtask).get("numRecordsIn"))
                        .filter(read -> read instanceof Counter counter && counter.getCount() >= updates)
                        .count()
                < parallelism) {
            assertThat(System.nanoTime()).as("time to read the gallery").isLessThan(deadline);
            assertThat(never.await(5, TimeUnit.MILLISECONDS)).isFalse();
        }
    }

    /** All cameras' frames, those of one moment beside each other. */
    private static List<Frame> frames() throws IOException {
        List<Frame> frames = new ArrayList<>();
        for (Map.Entry<String, List<String>> camera : CAMERAS.entrySet()) {
            for (int visit = 0; visit < camera.getValue().size(); visit++) {
                long began = START_MILLIS + Duration.ofHours(visit).toMillis();
                for (Frame frame : recorded(camera.getValue().get(visit), camera.getKey(), began)) {
                    frames.add(new Frame(
                            frame.cameraId(),
                            visit + 1,
                            frame.seq(),
                            frame.capturedAtMillis(),
                            frame.width(),
                            frame.height(),
                            frame.keyframe(),
                            frame.jpeg()));
                }
            }
        }
        frames.sort(Comparator.comparingLong(Frame::capturedAtMillis).thenComparing(Frame::cameraId));
        return frames;
    }

    private static List<Frame> recorded(String clip, String camera, long beganAtMillis) throws IOException {
        List<Frame> frames = new ArrayList<>();
        try (RecordedFrames recording =
                RecordedFrames.open(TestMedia.file("asl/" + clip + ".mkv"), camera, FPS, beganAtMillis)) {
            for (Optional<Frame> frame = recording.next(); frame.isPresent(); frame = recording.next()) {
                frames.add(frame.get());
            }
        }
        return frames;
    }

    /** A person enrolled from the first frame of a clip. */
    private static GalleryEntry enrolled(String person, String clip) throws Exception {
        try (Vision vision = new FaceNetVision(null, "cpu", 40, "auto", SearchRules.STANDARD).open()) {
            SeenFace face = vision.look(
                            recorded(clip, "enrolment", START_MILLIS).get(0).jpeg())
                    .faces()
                    .get(0);
            Template template = new Template(
                    "0123456789abcdef",
                    vision.embedderFamily(),
                    vision.crop(),
                    face.face().quality(),
                    vision.embed(List.of(face.crop())).get(0));
            return new GalleryEntry("id-" + person, person, 1, false, List.of(template));
        }
    }
}
