package dev.passerby.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.client.TestBroker;
import dev.passerby.pipeline.checkpoint.RetainedCheckpoints;
import dev.passerby.pipeline.fixture.Cameras;
import dev.passerby.pipeline.fixture.FaintingVision;
import dev.passerby.pipeline.fixture.People;
import dev.passerby.pipeline.fixture.Scene;
import dev.passerby.pipeline.fixture.ScriptedVision;
import dev.passerby.pipeline.frames.FrameCounts;
import dev.passerby.pipeline.settings.PipelineSettings;
import dev.passerby.pipeline.vision.VisionSource;
import dev.passerby.wire.Topics;
import dev.passerby.wire.deadletter.DeadLetter;
import dev.passerby.wire.event.CloudEvent;
import dev.passerby.wire.sighting.Sightings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole job, from a real broker to a real broker; only the eyes are scripted. */
@Timeout(120)
class PipelineJobIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private static Path brokerDirectory;

    private static TestBroker broker;

    @TempDir
    private Path checkpoints;

    private Topics topics;
    private Cameras cameras;

    @BeforeAll
    static void startBroker() throws Exception {
        broker = TestBroker.start(brokerDirectory);
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @BeforeEach
    void topicsOfItsOwn(TestInfo test) throws Exception {
        topics = broker.topicsOf(test);
        cameras = Cameras.door(broker, topics);
    }

    @AfterEach
    void unsubscribe() {
        cameras.close();
    }

    @Test
    void people_are_recognised_as_soon_as_they_are_enrolled_and_no_longer_once_they_are_removed() throws Exception {
        broker.send(topics, People.enrolled("Ada", 1));
        try (RunningJob job = running(Map.of())) {
            // Both may come in one read of the topic, in either order.
            cameras.showUntil(
                    Scene.with("Ada", "Bob"),
                    () -> cameras.told(event -> is(event, "face.recognized", "Ada")) && cameras.told("face.unknown"));

            long enrolled = System.nanoTime();
            broker.send(topics, People.enrolled("Bob", 2));
            cameras.showUntilTold(Scene.with("Ada", "Bob"), event -> is(event, "face.identity.changed", "Bob"));
            assertThat(Duration.ofNanos(System.nanoTime() - enrolled)).isLessThan(Duration.ofSeconds(2));

            broker.send(topics, People.enrolled("Ada", 1).removal(3));
            cameras.showUntilTold(
                    Scene.with("Ada", "Bob"),
                    event -> event.type().equals("face.identity.changed")
                            && event.data().at("/identity/decision").asText().equals("unknown"));

            FrameCounts counts = job.outcomes().total();
            assertThat(counts.droppedRepeat()
                            + counts.droppedSuperseded()
                            + counts.droppedStale()
                            + counts.unreadable())
                    .isZero();
            assertThat(job.failure()).isNotDone();
        }
    }

    @Test
    void what_was_seen_is_told_of_every_frame_and_a_missing_topic_does_not_matter() throws Exception {
        broker.send(topics, People.enrolled("Ada", 1));
        try (TestBroker.Reading sightings = broker.read(topics.sightings());
                RunningJob job = running(Map.of())) {
            cameras.showUntilTold(Scene.with("Ada"), event -> is(event, "face.recognized", "Ada"));
            List<Sightings> told = new ArrayList<>();
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (told.stream()
                    .noneMatch(each -> "Ada".equals(each.faces().get(0).person()))) {
                assertThat(System.nanoTime()).isLessThan(deadline);
                for (var record : sightings.next()) {
                    told.add(Sightings.fromJson(record.value()));
                }
            }
            assertThat(told).extracting(Sightings::seq).isSorted().doesNotHaveDuplicates();

            broker.delete(topics.sightings());
            broker.send(topics, People.enrolled("Bob", 2));
            cameras.showUntilTold(Scene.with("Ada", "Bob"), event -> is(event, "face.recognized", "Bob"));
            assertThat(job.failure()).isNotDone();
        }
    }

    @Test
    void a_job_restored_from_its_last_checkpoint_continues_its_tracks() throws Exception {
        broker.send(topics, People.enrolled("Ada", 1));
        Map<String, String> patient = Map.of("tracking.quiet-period", "PT1M");
        try (RunningJob job = running(patient)) {
            cameras.showUntilTold(Scene.with("Ada"), event -> is(event, "face.recognized", "Ada"));
            assertThat(job.outcomes().total().faces()).isPositive();
        }
        Path checkpoint = new RetainedCheckpoints(checkpoints).newest().orElseThrow();

        Map<String, String> again = new HashMap<>(patient);
        again.put("checkpoints.restore-from", checkpoint.toString());
        try (RunningJob job = running(again)) {
            cameras.showUntilTold(
                    Scene.with("Ada", "Bob"), event -> event.type().equals("face.unknown"));
            assertThat(job.failure()).isNotDone();
        }
        assertThat(cameras.events())
                .filteredOn(event -> event.type().equals("face.track.new"))
                .as("one for Ada, who stayed, and one for Bob, who came")
                .hasSize(2);
        assertThat(cameras.events())
                .filteredOn(event -> event.type().equals("face.recognized"))
                .hasSize(1);
        assertThat(cameras.events()).extracting(CloudEvent::id).doesNotHaveDuplicates();
    }

    @Test
    void a_job_that_fails_in_the_midst_goes_on_with_its_tracks_and_counts_every_frame_once() throws Exception {
        FaintingVision vision = new FaintingVision(topics.prefix());
        Map<String, String> patient = Map.of("tracking.quiet-period", "PT1M", "frames.max-age", "PT1M");
        broker.send(topics, People.enrolled("Ada", 1));
        try (RunningJob job = running(patient, vision)) {
            cameras.showUntilTold(Scene.with("Ada"), event -> is(event, "face.recognized", "Ada"));
            cameras.showUntilTold(Scene.with("Ada", FaintingVision.SHOCK), event -> event.type()
                    .equals("face.unknown"));
            assertThat(vision.hasFainted()).isTrue();

            cameras.await(() -> job.outcomes().total().frames() >= cameras.frames());
            assertThat(job.outcomes().total()).isEqualTo(new FrameCounts(cameras.frames(), 0, 0, 0, 0, 0));
            assertThat(job.failure()).isNotDone();
        }
        assertThat(cameras.events())
                .filteredOn(event -> event.type().equals("face.track.new"))
                .extracting(CloudEvent::id)
                .as("a repeated delivery is the same event under the same id")
                .contains("door-1-0-0/0")
                .satisfies(ids -> assertThat(Set.copyOf(ids)).hasSize(2));
        assertThat(cameras.events())
                .filteredOn(event -> is(event, "face.recognized", "Ada"))
                .extracting(CloudEvent::id)
                .containsOnly("door-1-0-0/1");
    }

    @Test
    void what_is_no_frame_becomes_a_dead_letter_without_its_bytes_and_the_job_goes_on() throws Exception {
        byte[] secret = "a face that nobody may see".getBytes(StandardCharsets.UTF_8);
        try (RunningJob job = running(Map.of());
                TestBroker.Reading deadLetters = broker.read(topics.deadLetters())) {
            cameras.showUntilTold(Scene.with("Ada"), event -> true);
            broker.send(new ProducerRecord<>(topics.frames(), 2, null, secret));
            cameras.showUntilTold(
                    Scene.with("Ada", "Bob", "Cleo"),
                    event -> event.data().at("/track/id").asText().endsWith("-2"));

            List<DeadLetter> letters = new ArrayList<>();
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (letters.isEmpty() && System.nanoTime() < deadline) {
                for (var record : deadLetters.next()) {
                    assertThat(new String(record.value(), StandardCharsets.UTF_8))
                            .doesNotContain("nobody may see");
                    letters.add(DeadLetter.fromJson(record.value()));
                }
            }
            assertThat(letters).singleElement().satisfies(letter -> {
                assertThat(letter.topic()).isEqualTo(topics.frames());
                assertThat(letter.partition()).isEqualTo(2);
                assertThat(letter.reason()).isEqualTo("frame without a camera id as its key");
            });
            assertThat(job.failure()).isNotDone();
        }
    }

    @Test
    void with_exactly_once_a_reader_of_committed_records_sees_every_event_once() throws Exception {
        broker.send(topics, People.enrolled("Ada", 1));
        Map<String, String> exactlyOnce = new HashMap<>();
        exactlyOnce.put("events.delivery", "exactly-once");
        exactlyOnce.put("events.transactional-id-prefix", topics.prefix());
        exactlyOnce.put("checkpoints.interval", "PT0.5S");
        try (RunningJob job = running(exactlyOnce)) {
            cameras.showUntilTold(Scene.with("Ada"), event -> is(event, "face.recognized", "Ada"));
            assertThat(job.failure()).isNotDone();
        }
        assertThat(cameras.events()).extracting(CloudEvent::id).doesNotHaveDuplicates();
    }

    @Test
    void the_frames_of_every_camera_keep_their_order_from_the_topic_on() throws Exception {
        int count = 8;
        long frames = 500;
        try (RunningJob job = running(Map.of("frames.max-age", "PT1M", "job.parallelism", "3"))) {
            for (long i = 0; i < frames; i++) {
                for (int camera = 0; camera < count; camera++) {
                    broker.send(topics, Scene.empty().frame("camera-" + camera, 1, i, System.currentTimeMillis()));
                }
            }
            cameras.await(() -> job.outcomes().total().frames() >= frames * count);
            assertThat(job.outcomes().total()).isEqualTo(new FrameCounts(0, frames * count, 0, 0, 0, 0));
        }
    }

    @Test
    void a_job_that_dies_by_itself_says_why() throws Exception {
        Topics nowhere = new Topics("nowhere");
        Map<String, String> settings = new HashMap<>(settings(Map.of("job.restarts", "0")));
        settings.put("topics.prefix", nowhere.prefix());
        try (RunningJob job = PipelineJob.start(PipelineSettings.read(settings), new ScriptedVision())) {
            assertThat(job.failure()).succeedsWithin(60, TimeUnit.SECONDS);
            assertThat(job.failure().get()).hasStackTraceContaining("nowhere");
            assertThat(job.awaitRunning(Duration.ofSeconds(1))).isFalse();
        }
    }

    private RunningJob running(Map<String, String> more) throws Exception {
        return running(more, new ScriptedVision());
    }

    private RunningJob running(Map<String, String> more, VisionSource vision) throws Exception {
        return TestJob.running(settings(more), vision);
    }

    private Map<String, String> settings(Map<String, String> more) {
        Map<String, String> settings = TestJob.settings(broker, topics, checkpoints);
        settings.putAll(more);
        return settings;
    }

    private static boolean is(CloudEvent event, String type, String person) {
        return event.type().equals(type)
                && event.data().at("/identity/person").asText().equals(person);
    }
}
