package dev.passerby.vision.enrolment;

import dev.passerby.vision.matching.Embeddings;
import dev.passerby.vision.quality.FaceQuality;
import dev.passerby.wire.gallery.Consent;
import dev.passerby.wire.gallery.GalleryEntry;
import dev.passerby.wire.gallery.MemoryRequest;
import dev.passerby.wire.gallery.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a photo becomes a template and templates a person's next gallery entry. Pure functions. What there is to say about a photo
 * beforehand is {@link PhotoChoice}'s, about its template afterwards {@link TemplateDoubts}'.
 */
public final class Enrolment {

    private static final int TEMPLATE_ID_LENGTH = 16;

    private Enrolment() {}

    /**
     * The template of a photo.
     *
     * @param photoSha256 the photo's sha256 in hexadecimal; its first 16 digits name the template
     * @param model the sha256 of the network that made the embedding
     * @param crop how the face was cut out, such as {@code T32}
     * @param quality the face's quality
     * @param spread how far apart the embeddings of slightly different crops lie
     * @param embedding {@code [512]}, length 1
     */
    public static Template template(
            String photoSha256, String model, String crop, FaceQuality quality, double spread, float[] embedding) {
        if (!photoSha256.matches("[0-9a-fA-F]{64}")) {
            throw new IllegalArgumentException("a photo's sha256 has 64 hexadecimal digits, got '" + photoSha256 + "'");
        }
        if (!Embeddings.isUnit(embedding)) {
            throw new IllegalArgumentException("an embedding to enrol must have length 1");
        }
        String id = photoSha256.substring(0, TEMPLATE_ID_LENGTH).toLowerCase(Locale.ROOT);
        return new Template(id, model, crop, quality.score(), spread, embedding);
    }

    /**
     * The next entry of a person: the known templates and the new ones, the same photo once; threshold, negatives and
     * consent as they were. A photo enrolled again for another network or crop replaces its template. An entry that was removed
     * starts afresh under its id.
     *
     * @param existing the person's entry so far; absent for a new person
     * @param newPersonId the id of a new person, such as a random UUID; not used for a known one
     * @param name what events will call the person
     * @param added the new photos' templates, at least one
     * @param nowMillis the clock, which becomes the version unless the previous version is ahead of it
     */
    public static GalleryEntry enrol(
            @Nullable GalleryEntry existing, String newPersonId, String name, List<Template> added, long nowMillis) {
        if (added.isEmpty()) {
            throw new IllegalArgumentException("'" + name + "' needs at least one photo");
        }
        TreeMap<String, Integer> places = new TreeMap<>();
        List<Template> templates = new ArrayList<>();
        List<Template> offered = new ArrayList<>(existing == null ? List.of() : existing.templates());
        offered.addAll(added);
        for (Template template : offered) {
            Integer place = places.putIfAbsent(template.id(), templates.size());
            if (place == null) {
                templates.add(template);
            } else {
                templates.set(place, template);
            }
        }
        long version = nextVersion(existing, nowMillis);
        if (existing == null) {
            return new GalleryEntry(newPersonId, name, version, false, templates);
        }
        return new GalleryEntry(
                existing.personId(),
                name,
                version,
                false,
                templates,
                existing.threshold(),
                existing.negatives(),
                existing.request(),
                existing.consent());
    }

    /** The next entry of a person with another threshold, or none. */
    public static GalleryEntry withThreshold(GalleryEntry existing, @Nullable Double threshold, long nowMillis) {
        return existing.withThreshold(threshold, nextVersion(existing, nowMillis));
    }

    /** The next entry of a person with another consent, or none. */
    public static GalleryEntry withConsent(GalleryEntry existing, @Nullable Consent consent, long nowMillis) {
        return existing.withConsent(consent, nextVersion(existing, nowMillis));
    }

    /** The next entry of a person who is called something else. */
    public static GalleryEntry renamed(GalleryEntry existing, String name, long nowMillis) {
        return existing.withName(name, nextVersion(existing, nowMillis));
    }

    /**
     * The next entry of a person, by which the job is asked to add to it what it remembers.
     *
     * @param existing the person's entry so far; absent for a new person, who has nothing until the job answers
     * @param newPersonId the id of a new person, such as a random UUID; not used for a known one
     */
    public static GalleryEntry asking(
            @Nullable GalleryEntry existing, String newPersonId, String name, MemoryRequest request, long nowMillis) {
        long version = nextVersion(existing, nowMillis);
        GalleryEntry known =
                existing == null ? new GalleryEntry(newPersonId, name, version, false, List.of()) : existing;
        return known.asking(request, version);
    }

    /** The tombstone of a person, with a version later than any before. */
    public static GalleryEntry remove(GalleryEntry existing, long nowMillis) {
        return existing.removal(nextVersion(existing, nowMillis));
    }

    private static long nextVersion(@Nullable GalleryEntry existing, long nowMillis) {
        return existing == null ? nowMillis : Math.max(existing.version() + 1, nowMillis);
    }
}
