package dev.passerby.wire.gallery;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.passerby.wire.Json;
import dev.passerby.wire.WireFormatException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything known of one enrolled person. The gallery topic keeps the newest entry under the person's id; of two entries
 * the one with the higher version holds, in whatever order they arrive.
 *
 * @param personId a stable id that survives renaming; the key on the topic
 * @param name what events call the person; {@value #REMOVED} once the person was removed
 * @param version grows with every change of this person
 * @param removed whether the person was removed; such an entry has no templates and stays as a versioned tombstone
 * @param templates the person's templates, one per photo
 * @param threshold the distance below which a face may be this person's; absent where the camera's or the job's applies
 * @param negatives faces that somebody said are not this person; a face nearer to one of them than to the templates is
 *     not the person's either. Absent stands for none
 * @param request what the job is asked to add to this entry from what it remembers; absent once it has answered
 * @param consent on what ground and until when the person may be recognised; absent where nothing was noted
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

        @Nullable MemoryRequest request,
        @Nullable Consent consent) {

    /** What stands for the name in the entry of somebody who was removed: a tombstone stays, so it must not say whose it is. */
    public static final String REMOVED = "removed";

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
        boolean asksToForget = request != null && request.kind() == MemoryRequest.Kind.FORGET;
        if (removed
                && !(templates.isEmpty()
                        && negatives.isEmpty()
                        && consent == null
                        && (request == null || asksToForget))) {
            throw new IllegalArgumentException(
                    "a removed person has no templates, no negatives, no consent, and no request but to be forgotten");
        }
        if (!removed && asksToForget) {
            throw new IllegalArgumentException("only a removed person can be forgotten");
        }
        if (threshold != null && !(threshold > 0 && threshold <= 2)) {
            throw new IllegalArgumentException(
                    "a person's threshold must be a distance above 0 and at most 2, got " + threshold);
        }
    }

    /** An entry without a threshold of its own, without negatives and without a request. */
    public GalleryEntry(String personId, String name, long version, boolean removed, List<Template> templates) {
        this(personId, name, version, removed, templates, null, List.of(), null, null);
    }

    /** Faces that somebody said are not this person; empty for none. */
    @Override
    public List<Template> negatives() {
        return negatives == null ? List.of() : negatives;
    }

    /** The same person with other templates, in a later version that asks for nothing. */
    public GalleryEntry withTemplates(List<Template> others, long laterVersion) {
        return new GalleryEntry(personId, name, laterVersion, false, others, threshold, negatives, null, consent);
    }

    /** The same person with other negatives, in a later version that asks for nothing. */
    public GalleryEntry withNegatives(List<Template> others, long laterVersion) {
        return new GalleryEntry(personId, name, laterVersion, false, templates, threshold, others, null, consent);
    }

    /** The same person under another name, in a later version. */
    public GalleryEntry withName(String other, long laterVersion) {
        return new GalleryEntry(
                personId, other, laterVersion, false, templates, threshold, negatives, request, consent);
    }

    /** The same person with another threshold, or none, in a later version. */
    public GalleryEntry withThreshold(@Nullable Double other, long laterVersion) {
        return new GalleryEntry(personId, name, laterVersion, removed, templates, other, negatives, request, consent);
    }

    /** The same person with another consent, or none, in a later version. */
    public GalleryEntry withConsent(@Nullable Consent other, long laterVersion) {
        return new GalleryEntry(personId, name, laterVersion, removed, templates, threshold, negatives, request, other);
    }

    /** The same person with something to be answered by the job, in a later version. */
    public GalleryEntry asking(MemoryRequest what, long laterVersion) {
        return new GalleryEntry(personId, name, laterVersion, removed, templates, threshold, negatives, what, consent);
    }

    /** The same faces in another form, sealed or opened, in the same version. */
    public GalleryEntry withFaces(List<Template> otherTemplates, List<Template> otherNegatives) {
        return new GalleryEntry(
                personId, name, version, removed, otherTemplates, threshold, otherNegatives, request, consent);
    }

    /** The same entry in a later version. */
    public GalleryEntry again(long laterVersion) {
        return new GalleryEntry(
                personId, name, laterVersion, removed, templates, threshold, negatives, request, consent);
    }

    /** The tombstone that removes this person; it does not say the name. */
    public GalleryEntry removal(long laterVersion) {
        return new GalleryEntry(personId, REMOVED, laterVersion, true, List.of());
    }

    /** The person's templates and negatives. */
    public Stream<Template> faces() {
        return Stream.concat(templates.stream(), negatives().stream());
    }

    /** Whether the person may no longer be recognised at a time, in milliseconds since 1970. */
    public boolean expiredAt(long millis) {
        return consent != null
                && consent.expiresAt() != null
                && consent.expiresAt().toEpochMilli() <= millis;
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
