package dev.passerby.console.people;

import dev.passerby.wire.gallery.Consent;
import dev.passerby.wire.gallery.GalleryEntry;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An enrolled person as they are shown: no embeddings.
 *
 * @param id the stable id
 * @param name what events call the person
 * @param threshold the distance below which a face may be theirs; null where the camera's or the job's applies
 * @param changedAt when the entry was changed last
 * @param consent what they agreed to; null where nothing is noted
 * @param templates one for each photo, or view of an unknown who got this name
 * @param rejected how many faces were said not to be theirs
 */
public record PersonShown(
        String id,
        String name,
        @Nullable Double threshold,
        Instant changedAt,
        @Nullable ShownConsent consent,
        List<ShownTemplate> templates,
        int rejected) {

    /** On what ground the person is recognised, and until when; null for what was not said. */
    public record ShownConsent(
            @Nullable String reference, @Nullable Instant expiresAt) {

        static @Nullable ShownConsent of(@Nullable Consent consent) {
            return consent == null ? null : new ShownConsent(consent.reference(), consent.expiresAt());
        }
    }

    /**
     * A template.
     *
     * @param id its id
     * @param quality how good the photo was, from 0 to 1
     * @param photo whether the photo was kept
     */
    public record ShownTemplate(String id, double quality, boolean photo) {}

    /** The person of this entry. */
    public static PersonShown of(GalleryEntry entry, KeptPhotos photos) {
        return new PersonShown(
                entry.personId(),
                entry.name(),
                entry.threshold(),
                Instant.ofEpochMilli(entry.version()),
                ShownConsent.of(entry.consent()),
                entry.templates().stream()
                        .map(template -> new ShownTemplate(
                                template.id(), template.quality(), photos.has(entry.personId(), template.id())))
                        .toList(),
                entry.negatives().size());
    }
}
