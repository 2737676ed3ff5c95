package dev.passerby.pipeline.recognition;

import dev.passerby.pipeline.gallery.GalleryNow;
import dev.passerby.pipeline.gallery.GalleryUpdate;
import dev.passerby.pipeline.gallery.OpenEntries;
import dev.passerby.pipeline.gallery.PersonKeys;
import dev.passerby.vision.matching.GalleryIndex;
import dev.passerby.vision.matching.GalleryMerge;
import dev.passerby.vision.neighbours.LargeGallery;
import dev.passerby.wire.gallery.GalleryEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.jspecify.annotations.Nullable;

/**
 * The gallery as one subtask has it: entries in broadcast state, sealed as they came, and the index over what they are when
 * opened, which takes in what has changed at the first search after. Whether it is complete is not state: what was complete
 * before a restart need not be after it.
 */
final class SubtaskGallery {

    /** Everybody ever enrolled by person id, removed people's tombstones included. */
    static final MapStateDescriptor<String, GalleryEntry> ENTRIES =
            new MapStateDescriptor<>("gallery", Types.STRING, TypeInformation.of(GalleryEntry.class));

    private static final long ASK_KEYS_EVERY_MILLIS = 10_000;

    private final String model;
    private final String crop;
    private final GalleryNow galleryNow;
    private final OpenEntries opened;
    private boolean complete;
    /** Whether it is complete because somebody was asked, and not by the updates. */
    private boolean asked;
    /** Absent before the first search. */
    private @Nullable LargeGallery people;

    /** What that lacks. */
    private final List<GalleryEntry> changes = new ArrayList<>();

    /** Who is in it until when, the first to leave first. */
    private final PriorityQueue<Leaving> leaving = new PriorityQueue<>(Comparator.comparingLong(Leaving::atMillis));

    private long askKeysAgainAtMillis;

    /**
     * Somebody whose consent ends.
     *
     * @param removal of the version that says so, which a later version outlives
     */
    private record Leaving(long atMillis, GalleryEntry removal) {}

    /** A gallery to be searched with probes of this network and this way of cutting faces out. */
    SubtaskGallery(String model, String crop, GalleryNow galleryNow, PersonKeys keys) {
        this.opened = new OpenEntries(keys);
        this.model = model;
        this.crop = crop;
        this.galleryNow = galleryNow;
    }

    /** Takes in an update; of two entries of a person the higher version holds, in whatever order they come. */
    void update(GalleryUpdate update, BroadcastState<String, GalleryEntry> entries) throws Exception {
        GalleryEntry entry = update.entry();
        if (entry != null && GalleryMerge.replaces(entry, entries.get(entry.personId()))) {
            entries.put(entry.personId(), entry);
            if (people != null) {
                changes.add(noted(opened.open(entry)));
            }
        }
        complete |= update.caughtUp();
        asked &= !update.caughtUp();
    }

    /**
     * The people to search now. Nobody may be called unknown by an index that is not complete.
     *
     * @param nowMillis the job's clock, by which consents end: what may be done now does not depend on when a picture was taken
     */
    GalleryIndex index(ReadOnlyBroadcastState<String, GalleryEntry> entries, long nowMillis) throws Exception {
        if (people == null || keysHaveCome(entries, nowMillis)) {
            changes.clear();
            leaving.clear();
            people = LargeGallery.of(indexOf(newest(entries)), SubtaskGallery::inBackground);
        }
        for (Leaving next = leaving.peek(); next != null && next.atMillis() <= nowMillis; next = leaving.peek()) {
            changes.add(next.removal());
            leaving.remove();
        }
        if (!changes.isEmpty()) {
            people.change(changes);
            changes.clear();
        }
        return complete ? people.index() : people.index().stillLoading();
    }

    private static void inBackground(Runnable work) {
        Thread thread = new Thread(work, "gallery-graph");
        thread.setDaemon(true);
        thread.start();
    }

    private GalleryIndex indexOf(Map<String, GalleryEntry> entries) {
        List<GalleryEntry> searched = opened.openAll(entries.values());
        searched.forEach(this::noted);
        return GalleryIndex.of(searched, model, crop);
    }

    /** The same entry, whose end is remembered. */
    private GalleryEntry noted(GalleryEntry entry) {
        if (entry.consent() != null && entry.consent().expiresAt() != null) {
            leaving.add(new Leaving(entry.consent().expiresAt().toEpochMilli(), entry.removal(entry.version())));
        }
        return entry;
    }

    /** Asks now and then for the keys that were missing: a shared folder may have been late. */
    private boolean keysHaveCome(ReadOnlyBroadcastState<String, GalleryEntry> entries, long nowMillis)
            throws Exception {
        if (nowMillis < askKeysAgainAtMillis) {
            return false;
        }
        askKeysAgainAtMillis = nowMillis + ASK_KEYS_EVERY_MILLIS;
        for (String person : opened.closed()) {
            GalleryEntry entry = entries.get(person);
            if (entry != null && opened.opens(entry)) {
                return true;
            }
        }
        return false;
    }

    /** What is in state, which after a restart is as old as the checkpoint, and what the updates on their way will say. */
    private Map<String, GalleryEntry> newest(ReadOnlyBroadcastState<String, GalleryEntry> entries) throws Exception {
        Map<String, GalleryEntry> newest = new LinkedHashMap<>();
        for (Map.Entry<String, GalleryEntry> entry : entries.immutableEntries()) {
            newest.put(entry.getKey(), entry.getValue());
        }
        // What it told when it was asked before may not have reached the state.
        List<GalleryEntry> now = complete && !asked ? null : galleryNow.read();
        if (now != null) {
            for (GalleryEntry entry : now) {
                if (GalleryMerge.replaces(entry, newest.get(entry.personId()))) {
                    newest.put(entry.personId(), entry);
                }
            }
            complete = true;
            asked = true;
        }
        return newest;
    }
}
