package dev.passerby.pipeline.strangers;

import dev.passerby.pipeline.gallery.GalleryUpdate;
import dev.passerby.vision.matching.GalleryMerge;
import dev.passerby.wire.gallery.GalleryEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The newest entry of everybody, each told once it is known to be the newest: while the gallery is read anew after a start, a
 * request that was answered long ago comes before its answer. Not state, for the gallery is read from its beginning at every
 * start.
 */
final class EntriesInForce {

    private final Map<String, GalleryEntry> newest = new HashMap<>();
    private boolean caughtUp;

    /** The entries that hold from this update on and were not told before. */
    List<GalleryEntry> after(GalleryUpdate update) {
        GalleryEntry entry = update.entry();
        boolean isNew = entry != null && GalleryMerge.replaces(entry, newest.get(entry.personId()));
        if (entry != null && isNew) {
            newest.put(entry.personId(), entry);
        }
        if (update.caughtUp() && !caughtUp) {
            caughtUp = true;
            return newest.keySet().stream().sorted().map(newest::get).toList();
        }
        return entry != null && isNew && caughtUp ? List.of(entry) : List.of();
    }
}
