package dev.passerby.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.client.TestBroker;
import dev.passerby.pipeline.fixture.ErrorLog;
import dev.passerby.pipeline.fixture.Scene;
import dev.passerby.pipeline.fixture.ScriptedVision;
import dev.passerby.pipeline.settings.PipelineSettings;
import dev.passerby.wire.Topics;
import dev.passerby.wire.event.CloudEvent;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Savepoints of earlier versions, taken over by this one; {@link SavepointOfThisVersion} made them. */
@Timeout(180)
class UpgradeIT {

    private static final Path SAVEPOINTS = Path.of("src/test/resources/savepoints");
    private static final Topics TOPICS = new Topics("upgrade");
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    private Path directory;

    private final List<CloudEvent> events = new ArrayList<>();
    private final Properties about = new Properties();
    private long seq;
    private long capturedAt;

    @Test
    void what_0_1_0_remembered_is_remembered() throws Exception {
        Path savepoint = savepoint("0.1.0/at-least-once");
        seq = number("lastSeq");
        capturedAt = number("capturedAt");
        try (TestBroker broker = TestBroker.start(directory.resolve("broker"))) {
            // Nobody is enrolled on this broker: who is known, is known from the savepoint.
            broker.create(TOPICS, 4);
            try (TestBroker.Reading subscriber = broker.read(TOPICS.events());
                    RunningJob job = running(broker, savepoint, Map.of())) {
                broker.send(TOPICS, Scene.with("Ada", "Bob").frame("door", 1, seq, capturedAt));
                await(() -> job.outcomes().total().droppedRepeat() == 1, subscriber);
                assertThat(job.outcomes().byCamera().get("door").faces())
                        .as("frames counted before the upgrade")
                        .isEqualTo(number("lastSeq") + 1);

                showUntil(
                        broker,
                        subscriber,
                        "door",
                        Scene.with("Ada", "Bob", "Cleo"),
                        event -> is(event, "face.unknown", "door-1-" + (number("lastSeq") + 1) + "-2"));
                assertThat(events)
                        .as("Ada and Bob are still before the door")
                        .filteredOn(event -> event.type().equals("face.track.new"))
                        .hasSize(1);

                showUntil(
                        broker,
                        subscriber,
                        "door",
                        Scene.empty(),
                        event -> is(event, "face.track.end", about.getProperty("adasTrack"))
                                || came("face.track.end", about.getProperty("adasTrack")));
                assertThat(ended("adasTrack").data().at("/identity/person").asText())
                        .isEqualTo("Ada");
                await(() -> came("face.track.end", about.getProperty("bobsTrack")), subscriber);
                assertThat(ended("bobsTrack").data().at("/identity/unknownId").asText())
                        .isEqualTo(about.getProperty("bob"));

                showUntil(broker, subscriber, "yard", Scene.with("Ada", "Bob"), event -> both("yard"));
                assertThat(events)
                        .filteredOn(event -> at(event, "yard") && event.type().equals("face.recognized"))
                        .extracting(event -> event.data().at("/identity/person").asText())
                        .as("the gallery")
                        .containsExactly("Ada");
                assertThat(events)
                        .filteredOn(event -> at(event, "yard") && event.type().equals("face.unknown"))
                        .extracting(
                                event -> event.data().at("/identity/unknownId").asText())
                        .as("the strangers")
                        .containsExactly(about.getProperty("bob"));
                assertThat(job.failure()).isNotDone();
            }
        }
    }

    @Test
    void a_transaction_of_0_1_0_that_no_broker_knows_any_more_is_told_and_does_not_keep_the_job_down()
            throws Exception {
        Path savepoint = savepoint("0.1.0/exactly-once");
        seq = number("lastSeq");
        capturedAt = System.currentTimeMillis();
        try (TestBroker broker = TestBroker.start(directory.resolve("broker"));
                ErrorLog errors = ErrorLog.of("dev.passerby")) {
            broker.create(TOPICS, 4);
            Map<String, String> exactlyOnce = Map.of("events.delivery", "exactly-once", "job.restarts", "0");
            try (TestBroker.Reading subscriber = broker.read(TOPICS.events());
                    RunningJob job = running(broker, savepoint, exactlyOnce)) {
                showUntil(broker, subscriber, "yard", Scene.with("Bob"), event -> at(event, "yard"));
                assertThat(errors.lines())
                        .anyMatch(line -> line.startsWith("the transaction upgrade-events-0-")
                                && line.contains("of unknown events cannot be committed: "))
                        .anyMatch(line -> line.contains("whether they reached upgrade.events cannot be told"));
                assertThat(job.failure()).isNotDone();
            }
        }
    }

    private RunningJob running(TestBroker broker, Path savepoint, Map<String, String> more) throws Exception {
        Map<String, String> settings = TestJob.settings(broker, TOPICS, directory.resolve("checkpoints"));
        settings.put("checkpoints.restore-from", savepoint.toString());
        settings.put("tracking.quiet-period", "PT2S");
        settings.put("frames.max-age", "PT1H");
        settings.putAll(more);
        return TestJob.running(remembering(PipelineSettings.read(settings)), new ScriptedVision());
    }

    /** The settings, except that strangers are remembered for as long as there are tests. */
    private static PipelineSettings remembering(PipelineSettings settings) {
        return new PipelineSettings(
                settings.kafka(),
                settings.checkpoints(),
                settings.parallelism(),
                settings.bufferTimeout(),
                settings.restarts(),
                settings.maxAge(),
                settings.minFace(),
                settings.searchWholeEvery(),
                settings.models(),
                settings.device(),
                settings.embedder(),
                settings.tracking(),
                settings.strangers().keeping(100, Duration.ofDays(36_500).toMillis()),
                settings.sightings(),
                settings.metricsPort(),
                settings.metricsAddress(),
                settings.privacy());
    }

    /** A copy, because the job that goes on from it claims it, and deletes it in time. */
    private Path savepoint(String name) throws Exception {
        try (Reader text = Files.newBufferedReader(SAVEPOINTS.resolve(name + ".properties"))) {
            about.load(text);
        }
        Path copy = Files.createDirectories(directory.resolve("savepoint"));
        try (var files = Files.list(SAVEPOINTS.resolve(name))) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName().toString()));
            }
        }
        return copy;
    }

    private void showUntil(
            TestBroker broker, TestBroker.Reading subscriber, String camera, Scene scene, Predicate<CloudEvent> wanted)
            throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            seq++;
            capturedAt += 200;
            broker.send(TOPICS, scene.frame(camera, 1, seq, capturedAt));
            int before = events.size();
            subscriber.next().forEach(record -> events.add(TestBroker.event(record)));
            if (events.subList(before, events.size()).stream().anyMatch(wanted)) {
                return;
            }
        }
        throw new AssertionError("the event did not come; there were "
                + events.stream().map(CloudEvent::toJsonLine).toList());
    }

    private void await(java.util.function.BooleanSupplier condition, TestBroker.Reading subscriber) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            subscriber.next().forEach(record -> events.add(TestBroker.event(record)));
        }
    }

    private boolean both(String camera) {
        return events.stream()
                        .anyMatch(event -> at(event, camera) && event.type().equals("face.recognized"))
                && events.stream()
                        .anyMatch(event -> at(event, camera) && event.type().equals("face.unknown"));
    }

    private static boolean at(CloudEvent event, String camera) {
        return event.data().path("camera").asText().equals(camera);
    }

    private boolean came(String type, String track) {
        return events.stream().anyMatch(event -> is(event, type, track));
    }

    private CloudEvent ended(String track) {
        return events.stream()
                .filter(event -> is(event, "face.track.end", about.getProperty(track)))
                .findFirst()
                .orElseThrow();
    }

    private static boolean is(CloudEvent event, String type, String track) {
        return event.type().equals(type)
                && event.data().at("/track/id").asText().equals(track);
    }

    private long number(String name) {
        return Long.parseLong(about.getProperty(name));
    }
}
