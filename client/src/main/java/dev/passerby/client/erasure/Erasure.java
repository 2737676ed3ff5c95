package dev.passerby.client.erasure;

import dev.passerby.client.keys.TemplateSafe;
import dev.passerby.client.topics.GalleryTopic;
import dev.passerby.wire.gallery.GalleryEntry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The erasure of a person: first the key, after which no copy of a template can be read anywhere; then the entry, which the job
 * confirms when no part of it knows the person and all that was said before is out; then the other places. May be repeated:
 * what is gone already is counted as 0.
 */
public final class Erasure {

    /** A running job answers within a second. */
    private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(4);

    private final GalleryTopic gallery;
    private final TemplateSafe safe;
    private final List<Eraser> others;
    private final Duration eventsLive;
    private final Receipts receipts;
    private final Clock clock;

    /**
     * @param safe the one that the gallery seals with
     * @param others what else keeps something of people
     * @param eventsLive how long an event may lie on the events topic
     * @param receipts where receipts are kept
     */
    public Erasure(
            GalleryTopic gallery,
            TemplateSafe safe,
            List<Eraser> others,
            Duration eventsLive,
            Receipts receipts,
            Clock clock) {
        this.gallery = gallery;
        this.safe = safe;
        this.others = List.copyOf(others);
        this.eventsLive = eventsLive;
        this.receipts = receipts;
        this.clock = clock;
    }

    /**
     * Erases a person and keeps the receipt.
     *
     * @param person the newest entry of somebody who is enrolled
     * @throws dev.passerby.client.BrokerException if the broker cannot be reached; the key is gone by then, and the rest is to be
     *     asked for again
     */
    public Receipt erase(GalleryEntry person) {
        Instant requestedAt = clock.instant();
        boolean keyDestroyed = safe.keys().destroy(person.personId());
        GalleryEntry removal = person.removal(Math.max(person.version() + 1, requestedAt.toEpochMilli()));
        boolean forgotten = gallery.removeAndForget(removal, ANSWER_PATIENCE);
        gallery.announce(removal);

        Map<String, Integer> erased = new LinkedHashMap<>();
        erased.put("templates", person.templates().size());
        erased.put("rejected", person.negatives().size());
        erased.put("keys", keyDestroyed ? 1 : 0);
        others.forEach(place -> erased.merge(place.what(), place.erase(person.personId()), Integer::sum));

        Instant completedAt = clock.instant();
        Receipt receipt = new Receipt(
                person.personId(),
                person.name(),
                requestedAt,
                completedAt,
                Duration.between(requestedAt, completedAt).toMillis(),
                keyDestroyed,
                forgotten,
                erased,
                stillMentioned(keyDestroyed, completedAt));
        receipts.keep(receipt);
        return receipt;
    }

    private List<Mention> stillMentioned(boolean keyDestroyed, Instant now) {
        List<Mention> mentions = new ArrayList<>();
        mentions.add(new Mention(
                "events topic",
                "events from before that say the name",
                now.plus(eventsLive),
                "a record on the broker cannot be changed; it goes with its segment when its time is over"));
        mentions.add(
                keyDestroyed
                        ? new Mention(
                                "broker segments, checkpoints and savepoints",
                                "the sealed templates",
                                null,
                                "noise without the key, which was destroyed; segments go with the next compaction,"
                                        + " checkpoints with the next two")
                        : new Mention(
                                "broker segments, checkpoints and savepoints",
                                "templates that were not sealed, if there were any",
                                null,
                                "there was no key to destroy; segments go with the next compaction, checkpoints with the"
                                        + " next two, savepoints when somebody deletes them"));
        mentions.add(new Mention(
                "gallery topic, checkpoints and savepoints",
                "the name, in entries from before",
                null,
                "segments go with the next compaction, checkpoints with the next two, savepoints when somebody deletes"
                        + " them"));
        mentions.add(new Mention(
                "gallery topic",
                "the person's id, with the word that it was removed",
                null,
                "an older entry that comes late must not bring the person back; the id says nothing by itself"));
        return mentions;
    }
}
