package dev.passerby.vision.enrolment;

import dev.passerby.vision.matching.Embeddings;
import dev.passerby.vision.matching.GalleryMerge;
import dev.passerby.vision.matching.ImpostorReference;
import dev.passerby.vision.matching.MatchingRules;
import dev.passerby.vision.matching.Spread;
import dev.passerby.wire.gallery.GalleryEntry;
import dev.passerby.wire.gallery.Template;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What makes a new template doubtful once it is compared with everybody's: resemblance, strangeness, unsteadiness. */
public final class TemplateDoubts {

    /** The distance from which a photo is unlike another of the same person. */
    private static final double UNLIKE = ImpostorReference.ONE_IN_A_THOUSAND;

    private TemplateDoubts() {}

    /**
     * What makes a new template doubtful: it is nearer to somebody else than to the person's own photos, nearer to somebody else
     * than a stranger's picture should be, unlike the person's own, or it hardly holds still. Empty where all is well.
     *
     * @param photo how messages call the photo
     * @param person the person's entry with the new template in it
     * @param added the new template
     * @param gallery everybody, tombstones included, in any order
     * @param rules when two pictures count as one person
     */
    public static List<String> of(
            String photo, GalleryEntry person, Template added, Collection<GalleryEntry> gallery, MatchingRules rules) {
        TreeMap<String, GalleryEntry> current = new TreeMap<>();
        for (GalleryEntry entry : gallery) {
            current.merge(entry.personId(), entry, (known, other) -> GalleryMerge.later(other, known));
        }
        current.remove(person.personId());
        Double own = nearest(otherTemplates(person, added), added);
        List<String> doubts = new ArrayList<>();
        for (GalleryEntry other : current.values()) {
            Double distance = nearest(other.templates(), added);
            if (distance == null) {
                continue;
            }
            boolean nearerThanOwn = own != null && distance < own;
            if (distance < rules.threshold() && (own == null || own < rules.threshold())) {
                doubts.add(String.format(
                        Locale.ROOT,
                        "%s: as close to '%s' (%.2f) as two photos of one person are (below %.3f)%s; the two may be confused,"
                                + " or be the same person",
                        photo,
                        other.name(),
                        distance,
                        rules.threshold(),
                        nearerThanOwn
                                ? String.format(
                                        Locale.ROOT,
                                        ", closer than to the other photos of '%s' (%.2f)",
                                        person.name(),
                                        own)
                                : ""));
            } else if (nearerThanOwn) {
                doubts.add(String.format(
                        Locale.ROOT,
                        "%s: closer to '%s' (%.2f) than to the other photos of '%s' (%.2f); check that it shows '%s'",
                        photo,
                        other.name(),
                        distance,
                        person.name(),
                        own,
                        person.name()));
            }
        }
        if (own != null && own >= UNLIKE && doubts.isEmpty()) {
            doubts.add(String.format(
                    Locale.ROOT,
                    "%s: unlike the other photos of '%s' (%.2f; 96 of 100 pairs of one person are below %.2f); check that it"
                            + " shows '%s'",
                    photo,
                    person.name(),
                    own,
                    UNLIKE,
                    person.name()));
        }
        if (added.spread() != null && added.spread() > Spread.MOST) {
            doubts.add(
                    photo + ": moving the crop a little changes the face much; a clearer photo would be recognised more"
                            + " often");
        }
        return List.copyOf(doubts);
    }

    private static List<Template> otherTemplates(GalleryEntry entry, Template added) {
        return entry.templates().stream()
                .filter(template -> !template.id().equals(added.id()))
                .toList();
    }

    /** The distance to the nearest template that can be compared; null where there is none. */
    private static @Nullable Double nearest(List<Template> templates, Template probe) {
        return templates.stream()
                .filter(template -> template.model().equals(probe.model())
                        && template.crop().equals(probe.crop())
                        && template.embedding().length == probe.embedding().length)
                .map(template -> Embeddings.distance(template, probe))
                .min(Double::compare)
                .orElse(null);
    }
}
