package dev.passerby.standalone.broker;

import dev.passerby.standalone.OperationFailedException;
import dev.passerby.wire.Topics;
import dev.passerby.wire.WireFormatException;
import dev.passerby.wire.event.GalleryEvent;
import dev.passerby.wire.gallery.GalleryEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The enrolled people, as enrolment reads and changes them. */
public final class GalleryTopic {

    private final CompactedTopic gallery;
    private final EventTopic events;

    public GalleryTopic(String bootstrapServers, Topics topics) {
        this.gallery = new CompactedTopic(bootstrapServers, topics.gallery());
        this.events = new EventTopic(bootstrapServers, topics);
    }

    /** Everything on the topic, tombstones of removed people included. */
    public List<GalleryEntry> entries() {
        List<GalleryEntry> list = new ArrayList<>();
        for (Map.Entry<String, byte[]> entry : gallery.read().entrySet()) {
            try {
                list.add(GalleryEntry.fromJson(entry.getValue()));
            } catch (WireFormatException e) {
                throw new OperationFailedException(
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
        gallery.write(entry.personId(), entry.toJson());
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
}
