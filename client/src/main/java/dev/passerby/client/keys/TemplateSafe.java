package dev.passerby.client.keys;

import dev.passerby.wire.gallery.GalleryEntry;
import dev.passerby.wire.gallery.Template;
import dev.passerby.wire.gallery.sealing.Seal;
import java.nio.file.Path;
import java.util.List;

/**
 * How gallery entries go to the topic and come back: their faces sealed with a key per person, or plain. Sealed ones are opened
 * whichever it is.
 *
 * @param keys where the keys lie
 * @param sealing whether entries are sealed before they are written
 */
public record TemplateSafe(KeyFolder keys, boolean sealing) {

    /** A safe that seals, with its keys in a folder. */
    public static TemplateSafe at(Path folder) {
        return new TemplateSafe(new KeyFolder(folder), true);
    }

    /** The entry as it may lie on the topic: sealed, with a key that is made for a person who has none. */
    public GalleryEntry forTopic(GalleryEntry entry) {
        if (entry.removed() || !sealing) {
            return entry;
        }
        // What could not be opened belongs to a key that is gone, and will never be opened again.
        GalleryEntry known = entry.withFaces(readable(entry.templates()), readable(entry.negatives()));
        GalleryEntry sealed = Seal.close(known, keys.findOrMake(entry.personId()));
        return sealed.request() == null
                ? sealed
                : sealed.asking(sealed.request().answeredSealed(), sealed.version());
    }

    /** The entry as it is worked with; faces whose key is gone stay sealed. */
    public GalleryEntry fromTopic(GalleryEntry entry) {
        return entry.faces().allMatch(Template::readable)
                ? entry
                : keys.find(entry.personId())
                        .flatMap(key -> Seal.open(entry, key))
                        .orElse(entry);
    }

    private static List<Template> readable(List<Template> faces) {
        return faces.stream().filter(Template::readable).toList();
    }
}
