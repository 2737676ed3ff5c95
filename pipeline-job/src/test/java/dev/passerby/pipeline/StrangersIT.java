package dev.passerby.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.client.TestBroker;
import dev.passerby.pipeline.checkpoint.RetainedCheckpoints;
import dev.passerby.pipeline.fixture.Cameras;
import dev.passerby.pipeline.fixture.People;
import dev.passerby.pipeline.fixture.Scene;
import dev.passerby.vision.strangers.Answers;
import dev.passerby.wire.Topics;
import dev.passerby.wire.event.CloudEvent;
import dev.passerby.wire.gallery.GalleryEntry;
import dev.passerby.wire.gallery.MemoryRequest;
import dev.passerby.wire.gallery.MemoryRequest.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Strangers before several cameras, from a real broker to a real broker; only the eyes are scripted. */
@Timeout(180)
class StrangersIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private static Path brokerDirectory;

    private static TestBroker broker;

    @TempDir
    private Path checkpoints;

    private Topics topics;
    private Cameras cameras;
    private TestBroker.Reading gallery;

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
        cameras = Cameras.named(broker, topics, "door", "yard");
        gallery = broker.read(topics.gallery());
    }

    @AfterEach
    void unsubscribe() {
        cameras.close();
        gallery.close();
    }

    @Test
    void a_stranger_is_one_at_two_cameras_and_on_a_second_visit_even_to_a_job_that_was_restarted() throws Exception {
        String id;
        try (RunningJob job = running(Map.of())) {
            id = unknownId(cameras.showUntilTold("door", Scene.with("Bob"), said("face.unknown")));
            assertThat(unknownId(cameras.showUntilTold("yard", Scene.with("Bob"), said("face.unknown"))))
                    .isEqualTo(id);
            assertThat(unknownId(cameras.showUntilTold("yard", Scene.empty(), said("face.track.end"))))
                    .isEqualTo(id);

            assertThat(unknownId(cameras.showUntilTold("yard", Scene.with("Bob"), said("face.unknown"))))
                    .isEqualTo(id);
            assertThat(unknownId(cameras.showUntilTold("yard", Scene.with("Bob", "Cleo"), said("face.unknown"))))
                    .isNotEqualTo(id);
            assertThat(job.failure()).isNotDone();
        }
        Path checkpoint = new RetainedCheckpoints(checkpoints).newest().orElseThrow();
        try (RunningJob job = running(Map.of("checkpoints.restore-from", checkpoint.toString()))) {
            assertThat(unknownId(cameras.showUntilTold("door", Scene.with("Bob"), said("face.unknown"))))
                    .isEqualTo(id);
            assertThat(job.failure()).isNotDone();
        }
    }

    @Test
    void a_stranger_gets_a_name_from_what_the_job_remembers() throws Exception {
        try (RunningJob job = running(Map.of())) {
            String id = unknownId(cameras.showUntilTold("door", Scene.with("Bob"), said("face.unknown")));
            broker.send(
                    topics,
                    new GalleryEntry("id-Bob", "Bob", 7, false, List.of())
                            .asking(new MemoryRequest(Kind.TEMPLATES_OF_UNKNOWN, id), 8));

            cameras.showUntilTold(
                    "door",
                    Scene.with("Bob"),
                    event -> event.type().equals("face.identity.changed")
                            && event.data().at("/identity/person").asText().equals("Bob"));
            GalleryEntry answer = answer();
            assertThat(answer.version()).isEqualTo(9);
            assertThat(answer.templates()).singleElement().matches(template -> Answers.isOf(id, template));
            assertThat(job.failure()).isNotDone();
        }
    }

    @Test
    void the_face_of_a_named_track_becomes_a_negative_of_who_it_is_not() throws Exception {
        broker.send(topics, People.enrolled("Ada", 1));
        try (RunningJob job = running(Map.of())) {
            CloudEvent named = cameras.showUntilTold("door", Scene.with("Ada"), said("face.recognized"));
            cameras.showUntilTold("door", Scene.empty(), said("face.track.end"));
            broker.send(
                    topics,
                    People.enrolled("Ada", 1).asking(new MemoryRequest(Kind.NEGATIVE_OF_TRACK, named.subject()), 2));

            GalleryEntry answer = answer();
            assertThat(answer.version()).isEqualTo(3);
            assertThat(answer.negatives()).singleElement().satisfies(negative -> assertThat(negative.id())
                    .isEqualTo(Answers.negativeId(named.subject())));
            assertThat(job.failure()).isNotDone();
        }
    }

    private RunningJob running(Map<String, String> more) throws Exception {
        Map<String, String> settings = TestJob.settings(broker, topics, checkpoints);
        settings.put("tracking.quiet-period", "PT0.5S");
        settings.putAll(more);
        return TestJob.running(settings);
    }

    /** The first entry on the gallery topic that came back from the job. */
    private GalleryEntry answer() throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        boolean asked = false;
        while (System.nanoTime() < deadline) {
            for (var record : gallery.next()) {
                GalleryEntry entry = GalleryEntry.fromJson(record.value());
                if (asked && entry.request() == null) {
                    return entry;
                }
                asked |= entry.request() != null;
            }
        }
        throw new AssertionError("no answer came");
    }

    private static Predicate<CloudEvent> said(String type) {
        return event -> event.type().equals(type);
    }

    private static String unknownId(CloudEvent event) {
        assertThat(event.data().at("/identity/unknownId").asText()).startsWith("unknown-");
        return event.data().at("/identity/unknownId").asText();
    }
}
