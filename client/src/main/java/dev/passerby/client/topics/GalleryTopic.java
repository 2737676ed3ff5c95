package dev.passerby.client.topics;

import dev.passerby.client.BrokerException;
import dev.passerby.client.keys.TemplateSafe;
import dev.passerby.wire.Topics;
import dev.passerby.wire.WireFormatException;
import dev.passerby.wire.event.GalleryEvent;
import dev.passerby.wire.gallery.GalleryEntry;
import dev.passerby.wire.gallery.MemoryRequest;
import dev.passerby.wire.gallery.Template;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The enrolled people, as enrolment reads and changes them: open to whoever has their keys, sealed on the topic. */
public final class GalleryTopic {

    /** A running job answers within a second; one that is being restarted may take several. */
    private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(10);

    private final CompactedTopic gallery;
    private final EventTopic events;
    private final TemplateSafe safe;

    /** @param safe what seals entries on their way to the topic, and opens them on their way back */
    public GalleryTopic(String bootstrapServers, Topics topics, TemplateSafe safe) {
        this.safe = safe;
        this.gallery = new CompactedTopic(bootstrapServers, topics.gallery());
        this.events = new EventTopic(bootstrapServers, topics);
    }

    /** Everything on the topic, tombstones of removed people included; faces whose key is gone stay sealed. */
    public List<GalleryEntry> entries() {
        return asTheyLie().stream().map(safe::fromTopic).toList();
    }

    private List<GalleryEntry> asTheyLie() {
        List<GalleryEntry> list = new ArrayList<>();
        for (Map.Entry<String, byte[]> entry : gallery.read().entrySet()) {
            try {
                list.add(GalleryEntry.fromJson(entry.getValue()));
            } catch (WireFormatException e) {
                throw new BrokerException(
                        "gallery entry '" + entry.getKey() + "' cannot be read: " + e.getMessage(), e);
            }
        }
        return list;
    }

    /** The people enrolled now, in the order of their last change. */
    public List<GalleryEntry> people() {
        return entries().stream().filter(entry -> !entry.removed()).toList();
    }

    /** The enrolled person of this name, compared exactly. */
    public Optional<GalleryEntry> person(String name) {
        return people().stream().filter(entry -> entry.name().equals(name)).findFirst();
    }

    /** Writes a new or changed entry and tells subscribers. */
    public void put(GalleryEntry entry) {
        write(entry);
        announce(entry);
    }

    /**
     * Seals the entries that lie on the topic with faces that can be read, as versions before sealing wrote them. Nobody is told:
     * nothing changed but the form.
     *
     * @return how many there were; none where entries are to be plain
     */
    public int sealPlain() {
        if (!safe.sealing()) {
            return 0;
        }
        List<GalleryEntry> plain = asTheyLie().stream()
                .filter(entry -> entry.faces().anyMatch(Template::readable))
                .toList();
        plain.forEach(entry -> write(safe.fromTopic(entry).again(entry.version() + 1)));
        return plain.size();
    }

    /**
     * Takes a person's faces out of the topic's newest value and waits until the job says that no part of it knows the person any
     * more and all events from before are out.
     *
     * @param patience how long to wait; 0 not at all
     * @return whether the job said so; if not, it will as soon as it runs
     */
    public boolean removeAndForget(GalleryEntry removal, Duration patience) {
        // By itself first: a job of an earlier version does not know the question.
        write(removal);
        GalleryEntry asking = removal.asking(MemoryRequest.forget(), removal.version() + 1);
        return gallery.ask(asking.personId(), asking.toJson(), json -> isAnswer(json, asking), patience)
                .isPresent();
    }

    private void write(GalleryEntry entry) {
        gallery.write(entry.personId(), safe.forTopic(entry).toJson());
    }

    /**
     * Writes an entry that asks the job for what it remembers, and waits for the entry's later version without the request.
     * Subscribers are told nothing: whether there is anything to tell, the answer says.
     *
     * @throws BrokerException if no answer comes in time; the request is withdrawn then
     */
    public GalleryEntry ask(GalleryEntry asking) {
        Optional<GalleryEntry> answer = gallery.ask(
                        asking.personId(),
                        safe.forTopic(asking).toJson(),
                        json -> isAnswer(json, asking),
                        ANSWER_PATIENCE)
                .flatMap(GalleryTopic::readable)
                .map(safe::fromTopic);
        if (answer.isEmpty()) {
            // Later than the answer that may still be on its way.
            long version = asking.version() + 2;
            GalleryEntry withdrawn = asking.templates().isEmpty()
                    ? asking.removal(version)
                    : asking.withTemplates(asking.templates(), version);
            write(kept(withdrawn));
            throw new BrokerException("the job did not answer within " + ANSWER_PATIENCE.toSeconds()
                    + " s, so nothing was changed; see that './passerby run' is running, and try again");
        }
        return kept(answer.get());
    }

    /** The entry; of somebody who is not enrolled after all the key is not kept. */
    private GalleryEntry kept(GalleryEntry entry) {
        if (entry.removed()) {
            safe.keys().destroy(entry.personId());
        }
        return entry;
    }

    /** Tells subscribers of an entry that was written. */
    public void announce(GalleryEntry entry) {
        events.publish(
                entry.personId(),
                new GalleryEvent(
                                entry.personId(),
                                entry.name(),
                                entry.version(),
                                entry.removed(),
                                entry.templates().size(),
                                Instant.now())
                        .toCloudEvent());
    }

    private static boolean isAnswer(byte[] json, GalleryEntry asking) {
        return readable(json)
                .filter(entry -> entry.version() > asking.version() && entry.request() == null)
                .isPresent();
    }

    private static Optional<GalleryEntry> readable(byte[] json) {
        try {
            return Optional.of(GalleryEntry.fromJson(json));
        } catch (WireFormatException e) {
            return Optional.empty();
        }
    }
}
