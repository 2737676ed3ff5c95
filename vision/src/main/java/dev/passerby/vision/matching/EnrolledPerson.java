package dev.passerby.vision.matching;

import dev.passerby.wire.gallery.GalleryEntry;
import dev.passerby.wire.gallery.Template;
import java.util.List;

/**
 * A gallery entry with what can be compared of it.
 *
 * @param entry the person's, or what is left of one who was removed
 * @param templates those of the probes' network and crop; nobody without any is ever found
 * @param negatives likewise
 * @param fingerprint a hash of who and which version; a sum of these does not depend on the order
 */
record EnrolledPerson(GalleryEntry entry, List<Template> templates, List<Template> negatives, long fingerprint) {

    /**
     * The distance below which a probe is the rejected face itself, however near a template is: tracks of one person are at most
     * 0.50 apart where two people's are 0.87 (decision record 0017).
     */
    private static final double REJECTED_FACE = 0.50;

    static EnrolledPerson of(GalleryEntry entry, String model, String crop) {
        return new EnrolledPerson(
                entry,
                comparable(entry.templates(), model, crop),
                comparable(entry.negatives(), model, crop),
                fingerprint(entry));
    }

    private static List<Template> comparable(List<Template> templates, String model, String crop) {
        return templates.stream()
                .filter(template ->
                        template.model().equals(model) && template.crop().equals(crop))
                .filter(template -> Embeddings.isUnit(template.embedding()))
                .toList();
    }

    boolean canBeFound() {
        return !templates.isEmpty();
    }

    int ignoredTemplates() {
        return entry.templates().size() - templates.size();
    }

    /** The person's own threshold, or else the one given. */
    double threshold(double standard) {
        Double own = entry.threshold();
        return own == null ? standard : own;
    }

    /**
     * A probe's distance to the nearest template, compensated for the templates' {@link Spread}. Infinite where a negative is at
     * least as near, or nearer than {@value #REJECTED_FACE}: somebody said that this face is not this person's.
     */
    double distance(float[] probe) {
        double distance = nearest(templates, probe);
        // Infinite is the distance to negatives there are none of.
        return nearest(negatives, probe) <= Math.max(distance, REJECTED_FACE) ? Double.POSITIVE_INFINITY : distance;
    }

    private static double nearest(List<Template> templates, float[] probe) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < templates.size(); i++) {
            Template template = templates.get(i);
            double square = Spread.compensatedSquare(
                    Embeddings.dot(probe, template.embedding()), Spread.allowance(template.spread()));
            // Not Math.min: a probe of NaN shall be far from everybody.
            if (square < least) {
                least = square;
            }
        }
        return Math.sqrt(least);
    }

    /** 64 bits (FNV-1a, then spread). */
    private static long fingerprint(GalleryEntry entry) {
        long hash = 0xcbf29ce484222325L;
        String text = entry.personId()
                + '/'
                + entry.version()
                + '/'
                + entry.removed()
                + '/'
                + entry.name()
                + '/'
                + entry.templates().size()
                + '/'
                + entry.negatives().size()
                + '/'
                + entry.threshold();
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash ^ (hash >>> 29);
    }
}
