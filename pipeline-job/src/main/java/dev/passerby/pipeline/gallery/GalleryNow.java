package dev.passerby.pipeline.gallery;

import dev.passerby.wire.gallery.GalleryEntry;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The gallery as it is at the moment of asking. A task that comes back has a gallery as old as its checkpoint and frames that
 * wait: it asks before it looks at the first, or it would name people who were erased since.
 */
@FunctionalInterface
public interface GalleryNow extends Serializable {

    /** Nobody to ask: what the stream of updates tells is all there is. */
    GalleryNow NOT_ASKED = () -> null;

    /** Everybody's newest entry, tombstones included; null where nobody can be asked. */
    @Nullable
    List<GalleryEntry> read();
}
