package dev.passerby.vision.matching;

import dev.passerby.wire.gallery.GalleryEntry;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The rule by which gallery entries that arrive in any order come to the same gallery: the higher version holds. Tombstones
 * are entries like any other and must be kept, or a late older entry would bring a removed person back.
 */
public final class GalleryMerge {

    private GalleryMerge() {}

    /**
     * Whether an entry replaces the one known. Of equal versions a removal holds, then the entry whose bytes are greater: any
     * rule does, so long as everybody who reads the gallery comes to the same one.
     *
     * @throws IllegalArgumentException if they speak of different people
     */
    public static boolean replaces(GalleryEntry arriving, @Nullable GalleryEntry known) {
        if (known == null) {
            return true;
        }
        if (!known.personId().equals(arriving.personId())) {
            throw new IllegalArgumentException("only entries of one person replace each other, got '" + known.personId()
                    + "' and '" + arriving.personId() + "'");
        }
        if (arriving.version() != known.version()) {
            return arriving.version() > known.version();
        }
        if (arriving.removed() != known.removed()) {
            return arriving.removed();
        }
        return Arrays.compare(arriving.toJson(), known.toJson()) > 0;
    }

    /** The entry that holds of two for the same person. */
    public static GalleryEntry later(GalleryEntry arriving, @Nullable GalleryEntry known) {
        return known == null || replaces(arriving, known) ? arriving : known;
    }
}
