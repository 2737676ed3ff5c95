package dev.passerby.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.client.TestBroker;
import dev.passerby.pipeline.fixture.People;
import dev.passerby.pipeline.fixture.Scene;
import dev.passerby.wire.Topics;
import dev.passerby.wire.event.CloudEvent;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Makes the savepoints that later versions are tested against; {@code docs/upgrading.md} says when and how. It is run by its name
 * only. Tracks grow old by their frames' times, so the frames are of a distant future, and a test years from now can go on with
 * the next one.
 */
class SavepointOfThisVersion {

    private static final Topics TOPICS = new Topics("upgrade");
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long FIRST_FRAME_MILLIS =
            Instant.parse("2100-01-01T00:00:00Z").toEpochMilli();
    private static final long BETWEEN_FRAMES_MILLIS = 200;

    private final List<CloudEvent> events = new ArrayList<>();
    private long seq;

    /** Ada, who is enrolled, and Bob, who is not, before a door: one has a name and the other an unknown's id when it stops. */
    @Test
    void with_everything_that_a_job_remembers(@TempDir Path directory) throws Exception {
        try (TestBroker broker = TestBroker.start(directory.resolve("broker"))) {
            broker.create(TOPICS, 4);
            broker.send(TOPICS, People.enrolled("Ada", 1));
            try (TestBroker.Reading subscriber = broker.read(TOPICS.events());
                    RunningJob job = running(broker, directory, Map.of("checkpoints.interval", "PT1S"))) {
                long capturedAt = show(broker, subscriber);
                String savepoint = job.stopWithSavepoint(to());
                Properties about = new Properties();
                about.setProperty("lastSeq", Long.toString(seq - 1));
                about.setProperty("capturedAt", Long.toString(capturedAt));
                about.setProperty("adasTrack", trackOf("face.recognized"));
                about.setProperty("bobsTrack", trackOf("face.unknown"));
                about.setProperty("bob", said("face.unknown", "/identity/unknownId"));
                describe(savepoint, "at-least-once", about);
            }
        }
    }

    /** Events in a transaction that is not yet committed when the savepoint is taken. */
    @Test
    void with_a_transaction_that_waits_to_be_committed(@TempDir Path directory) throws Exception {
        try (TestBroker broker = TestBroker.start(directory.resolve("broker"))) {
            broker.create(TOPICS, 4);
            Map<String, String> settings = Map.of(
                    "checkpoints.interval",
                    "PT1M",
                    "events.delivery",
                    "exactly-once",
                    "events.transactional-id-prefix",
                    "upgrade-events");
            try (TestBroker.Reading subscriber = broker.read(TOPICS.events());
                    RunningJob job = running(broker, directory, settings)) {
                for (; seq < 10; seq++) {
                    broker.send(TOPICS, Scene.with("Bob").frame("door", 1, seq, capturedAt()));
                }
                long deadline = System.nanoTime() + PATIENCE.toNanos();
                while (job.outcomes().total().frames() < seq) {
                    assertThat(System.nanoTime()).isLessThan(deadline);
                    assertThat(subscriber.next()).isEmpty();
                }
                String savepoint = job.stopWithSavepoint(to());
                while (events.isEmpty()) {
                    assertThat(System.nanoTime()).isLessThan(deadline);
                    subscriber.next().forEach(record -> events.add(TestBroker.event(record)));
                }
                Properties about = new Properties();
                about.setProperty("lastSeq", Long.toString(seq - 1));
                about.setProperty("events", Integer.toString(events.size()));
                describe(savepoint, "exactly-once", about);
            }
        }
    }

    private long show(TestBroker broker, TestBroker.Reading subscriber) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            long capturedAt = capturedAt();
            broker.send(TOPICS, Scene.with("Ada", "Bob").frame("door", 1, seq++, capturedAt));
            subscriber.next().forEach(record -> events.add(TestBroker.event(record)));
            if (came("face.recognized") && came("face.unknown")) {
                return capturedAt;
            }
        }
        throw new AssertionError("nobody was recognised");
    }

    private long capturedAt() {
        return FIRST_FRAME_MILLIS + seq * BETWEEN_FRAMES_MILLIS;
    }

    private boolean came(String type) {
        return events.stream().anyMatch(of(type));
    }

    private String trackOf(String type) {
        return said(type, "/track/id");
    }

    private String said(String type, String field) {
        return events.stream()
                .filter(of(type))
                .findFirst()
                .orElseThrow()
                .data()
                .at(field)
                .asText();
    }

    private static Predicate<CloudEvent> of(String type) {
        return event -> event.type().equals(type);
    }

    private static RunningJob running(TestBroker broker, Path directory, Map<String, String> more) throws Exception {
        Map<String, String> settings = TestJob.settings(broker, TOPICS, directory.resolve("checkpoints"));
        settings.put("tracking.quiet-period", "PT1M");
        settings.put("frames.max-age", "PT1M");
        settings.putAll(more);
        return TestJob.running(settings);
    }

    private static Path to() {
        return Path.of(Objects.requireNonNull(
                System.getProperty("savepoint.to"), "say -Dsavepoint.to=DIRECTORY, see docs/upgrading.md"));
    }

    /** Gives the savepoint a name of its own, and writes beside it what is in it. */
    private static void describe(String savepoint, String name, Properties about) throws IOException {
        Path named = to().resolve(name);
        Files.move(Path.of(java.net.URI.create(savepoint)), named);
        try (Writer file = Files.newBufferedWriter(to().resolve(name + ".properties"))) {
            about.store(file, "What is in the savepoint beside this.");
        }
    }
}
