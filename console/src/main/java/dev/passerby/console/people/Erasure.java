package dev.passerby.console.people;

import dev.passerby.client.erasure.Mention;
import dev.passerby.client.topics.GalleryTable;
import dev.passerby.wire.gallery.GalleryEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The removal of a person as the console tells it: the erasure everywhere, and the table that has heard of it. */
public final class Erasure {

    private static final Duration RETURN = Duration.ofSeconds(1);

    private final GalleryTable table;
    private final dev.passerby.client.erasure.Erasure erasure;

    /** @param erasure everywhere, the console's own files among it */
    public Erasure(GalleryTable table, dev.passerby.client.erasure.Erasure erasure) {
        this.table = table;
        this.erasure = erasure;
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
        dev.passerby.client.erasure.Receipt done = erasure.erase(person);
        // So that who asks for the people next does not see the person; one that comes late is no failure.
        table.awaitVersion(person.removal(person.version() + 1), RETURN);
        return new Receipt(
                done.personId(),
                person.name(),
                done.requestedAt(),
                done.completedAt(),
                done.millis(),
                new Erased(
                        count(done, "templates"),
                        count(done, "rejected"),
                        count(done, "photos"),
                        count(done, "crops"),
                        count(done, "events"),
                        count(done, "keys")),
                done.stillMentioned().stream().map(Erasure::line).toList());
    }

    private static int count(dev.passerby.client.erasure.Receipt done, String what) {
        return done.erased().getOrDefault(what, 0);
    }

    private static String line(Mention mention) {
        return mention.where() + ": " + mention.what() + (mention.until() == null ? "" : ", until " + mention.until())
                + "; " + mention.why();
    }
}
