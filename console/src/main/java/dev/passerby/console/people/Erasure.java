package dev.passerby.console.people;

import dev.passerby.client.topics.GalleryTable;
import dev.passerby.client.topics.GalleryTopic;
import dev.passerby.vision.enrolment.Enrolment;
import dev.passerby.wire.gallery.GalleryEntry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The removal of a person: their entry gives way to a tombstone, and what the console kept of them is deleted. */
public final class Erasure {

    private static final Duration RETURN = Duration.ofSeconds(5);

    private final GalleryTable table;
    private final GalleryTopic topic;
    private final KeptPhotos photos;
    private final Clock clock;

    public Erasure(GalleryTable table, GalleryTopic topic, KeptPhotos photos, Clock clock) {
        this.table = table;
        this.topic = topic;
        this.photos = photos;
        this.clock = clock;
    }

    /**
     * What was erased.
     *
     * @param personId whose
     * @param name what they were called
     * @param requestedAt when it was asked for
     * @param completedAt when it was done
     * @param millis from the one to the other
     * @param erased how many of what
     * @param stillMentioned where something of the person is left, one line each
     */
    public record Receipt(
            String personId,
            String name,
            Instant requestedAt,
            Instant completedAt,
            long millis,
            Erased erased,
            List<String> stillMentioned) {}

    /** How many of each. */
    public record Erased(int templates, int rejected, int photos, int crops, int events, int keys) {}

    /** Erases a person who is enrolled. */
    public Receipt erase(GalleryEntry person) {
        Instant requestedAt = clock.instant();
        GalleryEntry tombstone = Enrolment.remove(person, requestedAt.toEpochMilli());
        topic.put(tombstone);
        int kept = photos.forget(person.personId());
        table.awaitVersion(tombstone, RETURN);
        Instant completedAt = clock.instant();
        return new Receipt(
                person.personId(),
                person.name(),
                requestedAt,
                completedAt,
                Duration.between(requestedAt, completedAt).toMillis(),
                new Erased(person.templates().size(), person.negatives().size(), kept, 0, 0, 0),
                List.of("events of the past name the person until the events topic forgets them"));
    }
}
