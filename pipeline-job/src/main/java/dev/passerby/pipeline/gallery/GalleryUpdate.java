package dev.passerby.pipeline.gallery;

import dev.passerby.wire.gallery.GalleryEntry;
import org.jspecify.annotations.Nullable;

/**
 * One thing said about the gallery: an entry changed, or everything that was enrolled when the job started has now been
 * said.
 *
 * @param entry the new entry; absent where only the second is said
 * @param caughtUp whether the gallery is now as complete as it was at the job's start
 */
public record GalleryUpdate(@Nullable GalleryEntry entry, boolean caughtUp) {

    /** From here on a face like nobody's may be called unknown. */
    public static final GalleryUpdate CAUGHT_UP = new GalleryUpdate(null, true);

    public static GalleryUpdate of(GalleryEntry entry) {
        return new GalleryUpdate(entry, false);
    }
}
