package dev.passerby.wire.gallery;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.passerby.wire.Json;
import dev.passerby.wire.WireFormatException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything known of one enrolled person. The gallery topic keeps the newest entry under the person's id; of two entries
 * the one with the higher version holds, in whatever order they arrive.
 *
 * @param personId a stable id that survives renaming; the key on the topic
 * @param name what events call the person
 * @param version grows with every change of this person
 * @param removed whether the person was removed; such an entry has no templates and stays as a versioned tombstone
 * @param templates the person's templates, one per photo
 * @param threshold the distance below which a face may be this person's; absent where the camera's or the job's applies
 * @param negatives faces that somebody said are not this person; a face nearer to one of them than to the templates is
 *     not the person's either. Absent stands for none
 * @param request what the job is asked to add to this entry from what it remembers; absent once it has answered
 */
public record GalleryEntry(
        String personId,
        String name,
        long version,
        boolean removed,
        List<Template> templates,
        @Nullable Double threshold,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable
        List<Template> negatives,

        @Nullable MemoryRequest request) {

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
        negatives = negatives == null ? List.of() : List.copyOf(negatives);
        if (removed && !(templates.isEmpty() && negatives.isEmpty() && request == null)) {
            throw new IllegalArgumentException("a removed person has no templates, no negatives and no request");
        }
        if (threshold != null && !(threshold > 0 && threshold <= 2)) {
            throw new IllegalArgumentException(
                    "a person's threshold must be a distance above 0 and at most 2, got " + threshold);
        }
    }

    /** An entry without a threshold of its own, without negatives and without a request. */
    public GalleryEntry(String personId, String name, long version, boolean removed, List<Template> templates) {
        this(personId, name, version, removed, templates, null, List.of(), null);
    }

    /** Faces that somebody said are not this person; empty for none. */
    @Override
    public List<Template> negatives() {
        return negatives == null ? List.of() : negatives;
    }

    /** The same person with other templates, in a later version that asks for nothing. */
    public GalleryEntry withTemplates(List<Template> others, long laterVersion) {
        return new GalleryEntry(personId, name, laterVersion, false, others, threshold, negatives, null);
    }

    /** The same person with other negatives, in a later version that asks for nothing. */
    public GalleryEntry withNegatives(List<Template> others, long laterVersion) {
        return new GalleryEntry(personId, name, laterVersion, false, templates, threshold, others, null);
    }

    /** The same person under another name, in a later version. */
    public GalleryEntry withName(String other, long laterVersion) {
        return new GalleryEntry(personId, other, laterVersion, false, templates, threshold, negatives, request);
    }

    /** The same person with another threshold, or none, in a later version. */
    public GalleryEntry withThreshold(@Nullable Double other, long laterVersion) {
        return new GalleryEntry(personId, name, laterVersion, false, templates, other, negatives, request);
    }

    /** The same person with something to be answered by the job, in a later version. */
    public GalleryEntry asking(MemoryRequest what, long laterVersion) {
        return new GalleryEntry(personId, name, laterVersion, false, templates, threshold, negatives, what);
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
