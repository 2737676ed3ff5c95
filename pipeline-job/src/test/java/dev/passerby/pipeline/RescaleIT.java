package dev.passerby.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.client.TestBroker;
import dev.passerby.pipeline.fixture.People;
import dev.passerby.pipeline.fixture.Scene;
import dev.passerby.pipeline.frames.FrameCounts;
import dev.passerby.wire.Topics;
import dev.passerby.wire.event.CloudEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A job that is stopped with a savepoint and goes on with other parallelism, twice, while frames keep coming. */
@Timeout(300)
class RescaleIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int CAMERAS = 12;
    private static final int VISITS = 6;
    private static final int FRAMES_PER_VISIT = 10;
    private static final long FRAMES = (long) CAMERAS * VISITS * FRAMES_PER_VISIT;
    private static final List<String> PEOPLE = List.of("Ada", "Bob");

    /** Longer than the quiet period, so that who comes is a new track; by the frames' time, not by this machine's. */
    private static final long BETWEEN_VISITS_MILLIS = Duration.ofMinutes(11).toMillis();

    @TempDir
    private static Path brokerDirectory;

    private static TestBroker broker;

    @TempDir
    private Path directory;

    private final long began = System.currentTimeMillis();
    private final List<String> events = new ArrayList<>();
    private final Map<String, FrameCounts> counted = new HashMap<>();

    @BeforeAll
    static void startBroker() throws Exception {
        broker = TestBroker.start(brokerDirectory);
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"at-least-once", "exactly-once"})
    void from_2_to_3_to_1_no_event_is_lost_or_doubled(String delivery) throws Exception {
        Topics topics = new Topics(delivery);
        broker.create(topics, 6);
        for (String person : PEOPLE) {
            broker.send(topics, People.enrolled(person, 1));
        }
        Map<String, String> settings = settings(topics, delivery);
        try (TestBroker.Reading subscriber = broker.read(topics.events())) {
            CompletableFuture<Void> sent;
            try (RunningJob job = running(settings, 2)) {
                knowsEverybody(topics, subscriber);
                sent = CompletableFuture.runAsync(() -> send(topics));
                await(() -> framesOf(job) > FRAMES / 3, subscriber);
                settings.put("checkpoints.restore-from", job.stopWithSavepoint(directory.resolve("first")));
                assertThat(framesOf(job)).isPositive();
            }
            try (RunningJob job = running(settings, 3)) {
                await(() -> framesOf(job) > 2 * FRAMES / 3, subscriber);
                settings.put("checkpoints.restore-from", job.stopWithSavepoint(directory.resolve("second")));
                assertThat(framesOf(job)).isPositive();
            }
            try (RunningJob job = running(settings, 1)) {
                await(() -> sent.isDone() && framesOf(job) == FRAMES, subscriber);
                sent.join();
                assertThat(job.outcomes().total().droppedRepeat()).isZero();
                job.stopWithSavepoint(directory.resolve("third"));
            }
            await(() -> events.size() >= expected().size(), subscriber);
            drain(subscriber);
        }
        assertThat(events).containsExactlyInAnyOrderElementsOf(expected());
    }

    /** Each visit is a track with a name, and ends when the next begins. */
    private static List<String> expected() {
        List<String> expected = new ArrayList<>();
        for (int camera = 0; camera < CAMERAS; camera++) {
            for (int visit = 0; visit < VISITS; visit++) {
                String track = "camera-" + camera + "-1-" + visit * FRAMES_PER_VISIT + "-0";
                expected.add(track + "/0 face.track.new " + person(camera, visit));
                expected.add(track + "/1 face.recognized " + person(camera, visit));
                if (visit < VISITS - 1) {
                    expected.add(track + "/2 face.track.end " + person(camera, visit));
                }
            }
        }
        return expected;
    }

    private void send(Topics topics) {
        try {
            for (int seq = 0; seq < VISITS * FRAMES_PER_VISIT; seq++) {
                for (int camera = 0; camera < CAMERAS; camera++) {
                    int visit = seq / FRAMES_PER_VISIT;
                    broker.send(
                            topics,
                            Scene.with(person(camera, visit))
                                    .frame(
                                            "camera-" + camera,
                                            1,
                                            seq,
                                            began + visit * BETWEEN_VISITS_MILLIS + seq * 200L));
                }
            }
        } catch (Exception e) {
            throw new IllegalStateException("sending frames", e);
        }
    }

    private static String person(int camera, int visit) {
        return PEOPLE.get((camera + visit) % PEOPLE.size());
    }

    /** Shows somebody to cameras of their own until every subtask has the gallery. */
    private void knowsEverybody(Topics topics, TestBroker.Reading subscriber) throws Exception {
        for (int camera = 0; camera < CAMERAS; camera++) {
            String id = "other-" + camera;
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            for (int seq = 0; events.stream().noneMatch(event -> event.startsWith(id + "-1-0-0/1")); seq++) {
                assertThat(System.nanoTime()).isLessThan(deadline);
                broker.send(topics, Scene.with("Ada").frame(id, 1, seq, began + seq * 200L));
                drain(subscriber);
            }
        }
        events.clear();
    }

    /** A job that goes on knows only the cameras that it had a frame of since. */
    private long framesOf(RunningJob job) {
        counted.putAll(job.outcomes().byCamera());
        return counted.entrySet().stream()
                .filter(camera -> camera.getKey().startsWith("camera-"))
                .mapToLong(camera -> camera.getValue().frames())
                .sum();
    }

    private void await(BooleanSupplier condition, TestBroker.Reading subscriber) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("events so far: " + events.size()).isLessThan(deadline);
            drain(subscriber);
        }
    }

    private void drain(TestBroker.Reading subscriber) {
        subscriber.next().forEach(record -> events.add(text(TestBroker.event(record))));
    }

    private static String text(CloudEvent event) {
        String person = event.data().at("/identity/person").asText("");
        return (event.id() + " " + event.type() + " " + person).strip();
    }

    private static RunningJob running(Map<String, String> settings, int parallelism) throws Exception {
        settings.put("job.parallelism", Integer.toString(parallelism));
        return TestJob.running(settings);
    }

    private Map<String, String> settings(Topics topics, String delivery) {
        Map<String, String> settings = TestJob.settings(broker, topics, directory.resolve("checkpoints"));
        settings.put("events.delivery", delivery);
        settings.put("tracking.quiet-period", "PT10M");
        settings.put("frames.max-age", "PT1H");
        return settings;
    }
}
