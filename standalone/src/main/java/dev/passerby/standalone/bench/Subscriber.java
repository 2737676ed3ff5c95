package dev.passerby.standalone.bench;

import dev.passerby.client.topics.EventTopic;
import dev.passerby.wire.event.CloudEvent;
import dev.passerby.wire.event.EventType;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** Somebody who reads the events as they come, and notes how long after their frame's capture. */
final class Subscriber implements AutoCloseable {

    /** Events that are told of a frame as soon as it was looked at; the others are told of silence. */
    private static final Set<String> PROMPT = Set.of(
            EventType.FACE_TRACK_NEW.text(),
            EventType.FACE_RECOGNIZED.text(),
            EventType.FACE_UNKNOWN.text(),
            EventType.FACE_IDENTITY_CHANGED.text());

    private final EventTopic events;
    private final Latencies latencies;
    private final Thread reader = new Thread(this::read, "bench-subscriber");
    private volatile boolean closing;

    Subscriber(EventTopic events, Latencies latencies) {
        this.events = events;
        this.latencies = latencies;
    }

    void start() {
        reader.start();
    }

    private void read() {
        events.read(Instant.now(), true, () -> !closing, this::note);
    }

    private void note(CloudEvent event) {
        if (PROMPT.contains(event.type())) {
            Instant captured =
                    Instant.parse(event.data().path("frame").path("capturedAt").asText());
            latencies.event(Duration.between(captured, Instant.now()).toNanos() / 1e6);
        }
    }

    @Override
    public void close() {
        closing = true;
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
