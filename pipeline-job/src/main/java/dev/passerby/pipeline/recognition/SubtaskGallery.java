package dev.passerby.pipeline.recognition;

import dev.passerby.pipeline.gallery.GalleryNow;
import dev.passerby.pipeline.gallery.GalleryUpdate;
import dev.passerby.vision.matching.GalleryIndex;
import dev.passerby.vision.matching.GalleryMerge;
import dev.passerby.vision.neighbours.LargeGallery;
import dev.passerby.wire.gallery.GalleryEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.jspecify.annotations.Nullable;

/**
 * The gallery as one subtask has it: entries in broadcast state, and the index over them, which takes in what has changed at
 * the first search after. Whether it is complete is not state: what was complete before a restart need not be after it.
 */
final class SubtaskGallery {

    /** Everybody ever enrolled by person id, removed people's tombstones included. */
    static final MapStateDescriptor<String, GalleryEntry> ENTRIES =
            new MapStateDescriptor<>("gallery", Types.STRING, TypeInformation.of(GalleryEntry.class));

    private final String model;
    private final String crop;
    private final GalleryNow galleryNow;
    private boolean complete;
    /** Absent before the first search. */
    private @Nullable LargeGallery people;

    /** What that lacks. */
    private final List<GalleryEntry> changes = new ArrayList<>();

    /** A gallery to be searched with probes of this network and this way of cutting faces out. */
    SubtaskGallery(String model, String crop, GalleryNow galleryNow) {
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
                changes.add(entry);
            }
        }
        complete |= update.caughtUp();
    }

    /** The people to search now. Nobody may be called unknown by an index that is not complete. */
    GalleryIndex index(ReadOnlyBroadcastState<String, GalleryEntry> entries) throws Exception {
        if (people == null) {
            people = LargeGallery.of(indexOf(newest(entries)), SubtaskGallery::inBackground);
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
        return GalleryIndex.of(List.copyOf(entries.values()), model, crop);
    }

    /** What is in state, which after a restart is as old as the checkpoint, and what the updates on their way will say. */
    private Map<String, GalleryEntry> newest(ReadOnlyBroadcastState<String, GalleryEntry> entries) throws Exception {
        Map<String, GalleryEntry> newest = new LinkedHashMap<>();
        for (Map.Entry<String, GalleryEntry> entry : entries.immutableEntries()) {
            newest.put(entry.getKey(), entry.getValue());
        }
        List<GalleryEntry> now = complete ? null : galleryNow.read();
        if (now != null) {
            for (GalleryEntry entry : now) {
                if (GalleryMerge.replaces(entry, newest.get(entry.personId()))) {
                    newest.put(entry.personId(), entry);
                }
            }
            complete = true;
        }
        return newest;
    }
}
