package dev.passerby.wire.gallery;

import dev.passerby.wire.Json;
import dev.passerby.wire.WireFormatException;
import java.util.List;

/**
 * Everything known of one enrolled person. The gallery topic keeps the newest entry under the person's id; of two entries
 * the one with the higher version holds, in whatever order they arrive.
 *
 * @param personId a stable id that survives renaming; the key on the topic
 * @param name what events call the person
 * @param version grows with every change of this person
 * @param removed whether the person was removed; such an entry has no templates and stays as a versioned tombstone
 * @param templates the person's templates, one per photo
 */
public record GalleryEntry(String personId, String name, long version, boolean removed, List<Template> templates) {

    public GalleryEntry {
        if (personId.isEmpty()) {
            throw new IllegalArgumentException("gallery entry without a person id");
        }
        if (name.isBlank() || name.length() > 200) {
            throw new IllegalArgumentException("a person's name must have 1 to 200 characters");
        }
        if (name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a person's name must be one line without control characters");
        }
        templates = List.copyOf(templates);
        if (removed && !templates.isEmpty()) {
            throw new IllegalArgumentException("a removed person has no templates");
        }
    }

    /** The tombstone that removes this person. */
    public GalleryEntry removal(long laterVersion) {
        return new GalleryEntry(personId, name, laterVersion, true, List.of());
    }

    /** The value on the gallery topic. */
    public byte[] toJson() {
        return Json.bytes(this);
    }

    /** Reads the value of the gallery topic. */
    public static GalleryEntry fromJson(byte[] json) throws WireFormatException {
        return Json.read(json, GalleryEntry.class);
    }
}
