package dev.passerby.vision.matching;

import dev.passerby.wire.gallery.GalleryEntry;
import dev.passerby.wire.gallery.Template;
import java.util.Arrays;
import java.util.List;

/** Galleries for tests: everybody's id is the name in lower case. */
public final class Gallery {

    public static final String MODEL = "model-a";
    public static final String CROP = "T32";

    private Gallery() {}

    public static GalleryEntry entry(String name, long version, float[]... embeddings) {
        List<Template> templates = Arrays.stream(embeddings)
                .map(embedding -> template("photo" + Arrays.hashCode(embedding), embedding))
                .toList();
        return new GalleryEntry(name.toLowerCase(java.util.Locale.ROOT), name, version, false, templates);
    }

    public static Template template(String id, float[] embedding) {
        return new Template(id, MODEL, CROP, 1, embedding);
    }

    public static GalleryIndex of(GalleryEntry... entries) {
        return GalleryIndex.of(List.of(entries), MODEL, CROP);
    }
}
