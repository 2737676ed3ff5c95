package dev.passerby.client.topics;

import dev.passerby.client.keys.TemplateSafe;
import dev.passerby.wire.Topics;
import dev.passerby.wire.gallery.GalleryEntry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The enrolled people, kept in memory: a {@link CompactedTable}. */
public final class GalleryTable implements AutoCloseable {

    private final CompactedTable<GalleryEntry> entries;

    private GalleryTable(CompactedTable<GalleryEntry> entries) {
        this.entries = entries;
    }

    /**
     * Begins to follow the gallery.
     *
     * @param safe what opens entries; faces whose key is gone stay sealed
     */
    public static GalleryTable follow(String bootstrapServers, Topics topics, TemplateSafe safe) {
        return new GalleryTable(CompactedTable.follow(
                bootstrapServers, topics.gallery(), json -> safe.fromTopic(GalleryEntry.fromJson(json))));
    }

    /** Everything on the topic, tombstones of removed people included, in the order of their last change. */
    public List<GalleryEntry> entries() {
        return List.copyOf(entries.rows().values());
    }

    /**
     * The people enrolled now, in the order of their last change. Somebody who is still waiting for the job's answer, and has
     * nothing to be recognised by, is not one yet.
     */
    public List<GalleryEntry> people() {
        return entries.rows().values().stream().filter(GalleryTable::isEnrolled).toList();
    }

    /** The enrolled person of this id. */
    public Optional<GalleryEntry> person(String id) {
        return Optional.ofNullable(entries.rows().get(id)).filter(GalleryTable::isEnrolled);
    }

    /** The enrolled person of this name, compared exactly. */
    public Optional<GalleryEntry> named(String name) {
        return people().stream().filter(entry -> entry.name().equals(name)).findFirst();
    }

    /** Whether an entry stands for somebody who is enrolled. */
    public static boolean isEnrolled(GalleryEntry entry) {
        return !entry.removed() && !(entry.templates().isEmpty() && entry.request() != null);
    }

    /** Adds a listener to every change, tombstones included; it hears of what changes from now on. */
    public void listen(CompactedTable.Listener<GalleryEntry> listener) {
        entries.listen(listener);
    }

    /** Waits until this version of an entry, or a later one, has come back; false when the time was up first. */
    public boolean awaitVersion(GalleryEntry written, Duration patience) {
        return entries.await(
                rows -> {
                    GalleryEntry known = rows.get(written.personId());
                    return known != null && known.version() >= written.version();
                },
                patience);
    }

    /** Waits until all were read once; false when the time was up first. */
    public boolean awaitComplete(Duration patience) {
        return entries.awaitComplete(patience);
    }

    /** Whether the broker answered within the last ten seconds. */
    public boolean reachesBroker() {
        return entries.reachesBroker();
    }

    @Override
    public void close() {
        entries.close();
    }
}
