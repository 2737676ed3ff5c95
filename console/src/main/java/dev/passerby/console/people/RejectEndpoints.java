package dev.passerby.console.people;

import dev.passerby.client.topics.EventTopic;
import dev.passerby.client.topics.GalleryTable;
import dev.passerby.client.topics.GalleryTopic;
import dev.passerby.console.http.Endpoints;
import dev.passerby.console.http.Needs;
import dev.passerby.console.http.Refusal;
import dev.passerby.console.http.Turns;
import dev.passerby.vision.enrolment.Enrolment;
import dev.passerby.vision.strangers.Answers;
import dev.passerby.wire.event.CloudEvent;
import dev.passerby.wire.gallery.GalleryEntry;
import dev.passerby.wire.gallery.MemoryRequest;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/** {@code POST /api/v1/events/{track}/{number}/reject}: this is not the person it was called. */
public final class RejectEndpoints implements Endpoints {

    private static final Duration RETURN = Duration.ofSeconds(5);

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LONGEST_TRACK = 200;

    private final GalleryTable table;
    private final GalleryTopic topic;
    private final EventTopic events;
    private final KeptPhotos photos;
    private final Duration remembered;
    private final Clock clock;
    private final Turns turns;

    /**
     * The endpoint.
     *
     * @param remembered how long the job remembers a face
     * @param turns for whatever waits for the job's answer
     */
    public RejectEndpoints(
            GalleryTable table,
            GalleryTopic topic,
            EventTopic events,
            KeptPhotos photos,
            Duration remembered,
            Clock clock,
            Turns turns) {
        this.table = table;
        this.topic = topic;
        this.events = events;
        this.photos = photos;
        this.remembered = remembered;
        this.clock = clock;
        this.turns = turns;
    }

    record Rejected(PersonShown person) {}

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post("/api/v1/events/{track}/{number}/reject", this::reject, Needs.ENROL);
    }

    private void reject(Context context) {
        String track = context.pathParam("track");
        String number = context.pathParam("number");
        if (track.length() > LONGEST_TRACK || !number.matches("\\d{1,9}")) {
            throw Refusal.unusable("an event's id is a track and a number, such as door-1-2-0/1");
        }
        context.json(turns.take(() -> reject(track, track + "/" + number)));
    }

    private Rejected reject(String track, String eventId) {
        CloudEvent event = event(eventId);
        String named = event.data().path("identity").path("personId").asText();
        synchronized (topic) {
            GalleryEntry person = table.person(named)
                    .orElseThrow(() -> new Refusal(
                            HttpStatus.CONFLICT, "event '" + eventId + "' names nobody who is enrolled now"));
            GalleryEntry answer = topic.ask(Enrolment.asking(
                    person,
                    person.personId(),
                    person.name(),
                    new MemoryRequest(MemoryRequest.Kind.NEGATIVE_OF_TRACK, track),
                    System.currentTimeMillis()));
            String negative = Answers.negativeId(track);
            if (answer.negatives().stream().noneMatch(face -> face.id().equals(negative))) {
                throw new Refusal(
                        HttpStatus.CONFLICT,
                        "the job does not remember that face any more; 'strangers.keep' says for how long it does after"
                                + " the last sight");
            }
            topic.announce(answer);
            table.awaitVersion(answer, RETURN);
            return new Rejected(PersonShown.of(answer, photos));
        }
    }

    private CloudEvent event(String id) {
        AtomicReference<CloudEvent> found = new AtomicReference<>();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        events.read(
                clock.instant().minus(remembered),
                false,
                () -> found.get() == null && System.nanoTime() < deadline,
                event -> {
                    if (event.id().equals(id)) {
                        found.set(event);
                    }
                });
        CloudEvent event = found.get();
        if (event == null) {
            throw Refusal.unknown("event", id);
        }
        return event;
    }
}
