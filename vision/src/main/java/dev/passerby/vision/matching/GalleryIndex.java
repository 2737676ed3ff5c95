package dev.passerby.vision.matching;

import dev.passerby.wire.gallery.GalleryEntry;
import dev.passerby.wire.gallery.Template;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The enrolled people at one moment, ready to be searched. Immutable: names and templates belong together for as long as
 * anybody holds it, so a person removed during a search can never lend a neighbour's name. Thread-safe.
 *
 * <p>The search compares with every template in one contiguous array, which is exact; a thousand templates take about 0.2 ms.
 */
public final class GalleryIndex {

    /**
     * The distance below which a probe is the rejected face itself, however near a template is: tracks of one person are at most
     * 0.50 apart where two people's are 0.87 (decision record 0017).
     */
    private static final double REJECTED_FACE = 0.50;

    private final List<Person> people;
    private final EmbeddingRows templates;
    /** Faces that somebody said are not the person. */
    private final EmbeddingRows negatives;

    private final int ignoredTemplates;
    private final long version;
    private final long fingerprint;
    private final boolean complete;

    private record Person(String id, String name, @Nullable Double threshold) {}

    private GalleryIndex(
            List<Person> people,
            EmbeddingRows templates,
            EmbeddingRows negatives,
            int ignoredTemplates,
            long version,
            long fingerprint,
            boolean complete) {
        this.people = people;
        this.templates = templates;
        this.negatives = negatives;
        this.ignoredTemplates = ignoredTemplates;
        this.version = version;
        this.fingerprint = fingerprint;
        this.complete = complete;
    }

    /**
     * The index of these entries, in whatever order they come; of two entries of a person the later holds.
     *
     * @param entries the gallery, tombstones included
     * @param model the sha256 of the network whose probes will be searched, or of the one that it is a variant of; other
     *     networks' templates and negatives are ignored
     * @param crop how the probes were cut out, such as {@code T32}; templates and negatives of other crops are ignored
     */
    public static GalleryIndex of(Collection<GalleryEntry> entries, String model, String crop) {
        // Sorted by id, so that ties and floating-point sums do not depend on the order of arrival.
        Map<String, GalleryEntry> byPerson = new TreeMap<>();
        for (GalleryEntry entry : entries) {
            byPerson.merge(entry.personId(), entry, (known, arriving) -> GalleryMerge.later(arriving, known));
        }
        List<Person> people = new ArrayList<>();
        List<List<Template>> templates = new ArrayList<>();
        List<List<Template>> negatives = new ArrayList<>();
        int ignored = 0;
        long version = 0;
        long fingerprint = 0;
        for (GalleryEntry entry : byPerson.values()) {
            version = Math.max(version, entry.version());
            fingerprint += mixed(entry);
            List<Template> comparable = comparable(entry.templates(), model, crop);
            ignored += entry.templates().size() - comparable.size();
            if (!comparable.isEmpty()) {
                people.add(new Person(entry.personId(), entry.name(), entry.threshold()));
                templates.add(comparable);
                negatives.add(comparable(entry.negatives(), model, crop));
            }
        }
        return new GalleryIndex(
                List.copyOf(people),
                EmbeddingRows.of(templates),
                EmbeddingRows.of(negatives),
                ignored,
                version,
                fingerprint,
                true);
    }

    private static List<Template> comparable(List<Template> templates, String model, String crop) {
        return templates.stream()
                .filter(template ->
                        template.model().equals(model) && template.crop().equals(crop))
                .filter(template -> Embeddings.isUnit(template.embedding()))
                .toList();
    }

    /** An index in which nobody is enrolled. */
    public static GalleryIndex empty() {
        return of(List.of(), "", "");
    }

    /**
     * The same people, marked as not yet the whole gallery: a starting job may name whom it finds here, but must call nobody
     * unknown.
     */
    public GalleryIndex stillLoading() {
        return new GalleryIndex(people, templates, negatives, ignoredTemplates, version, ~fingerprint, false);
    }

    /** Whether everybody enrolled is in here; false while the gallery is being read. */
    public boolean isComplete() {
        return complete;
    }

    /** The highest version among the entries, tombstones included; 0 for none. Goes into events. */
    public long version() {
        return version;
    }

    /**
     * A number that changes with every entry, whatever the order of arrival. Unlike {@link #version()} it also changes when a
     * late entry has a lower version than the highest known.
     */
    public long fingerprint() {
        return fingerprint;
    }

    /** Whether there is nobody to compare with. */
    public boolean isEmpty() {
        return people.isEmpty();
    }

    /** How many people can be found: those with at least one comparable template. */
    public int people() {
        return people.size();
    }

    /** How many templates are searched. */
    public int templates() {
        return templates.size();
    }

    /** Templates left out: another network, another crop, or not of length 1. */
    public int ignoredTemplates() {
        return ignoredTemplates;
    }

    /** The id of the person at an index of {@link #distances}. */
    public String personId(int person) {
        return people.get(person).id();
    }

    /** The name of the person at an index of {@link #distances}. */
    public String name(int person) {
        return people.get(person).name();
    }

    /** The distance below which a face may be a person's, {@code [people]}: the person's own, or else the one given. */
    public double[] thresholds(double standard) {
        return people.stream()
                .mapToDouble(person -> person.threshold() == null ? standard : person.threshold())
                .toArray();
    }

    /**
     * The distance of a probe to every person's nearest template, compensated for the templates' {@link Spread}, {@code
     * [people]}, ordered by person id. Infinite for a person one of whose negatives is at least as near, or nearer than
     * {@value #REJECTED_FACE}: somebody said that this face is not that person's, so for this probe it is as if the person were
     * not enrolled.
     *
     * @param embedding {@code [512]}, length 1
     * @throws IllegalArgumentException if the probe has another number of dimensions
     */
    public double[] distances(float[] embedding) {
        if (embedding.length != Template.DIMENSIONS) {
            throw new IllegalArgumentException(
                    "a probe must have " + Template.DIMENSIONS + " numbers, got " + embedding.length);
        }
        double[] distances = templates.nearest(embedding, people.size());
        if (negatives.size() > 0) {
            double[] negative = negatives.nearest(embedding, people.size());
            for (int person = 0; person < distances.length; person++) {
                // Infinite is a person's distance to negatives there are none of.
                if (negative[person] <= Math.max(distances[person], REJECTED_FACE)) {
                    distances[person] = Double.POSITIVE_INFINITY;
                }
            }
        }
        return distances;
    }

    /** The people nearest to a probe, nearest first, at most {@code most}; each counted by the nearest template. */
    public List<PersonDistance> nearest(float[] embedding, int most) {
        return nearest(distances(embedding), most);
    }

    /**
     * The people of the least distances, least first, at most {@code most}; of equal distances the lower id first. Whoever is
     * infinitely far is left out.
     */
    public List<PersonDistance> nearest(double[] distances, int most) {
        int[] nearest = new int[most];
        int found = 0;
        for (int person = 0; person < distances.length; person++) {
            if (distances[person] == Double.POSITIVE_INFINITY) {
                continue;
            }
            int place = found;
            while (place > 0 && distances[person] < distances[nearest[place - 1]]) {
                place--;
            }
            if (place < most) {
                found = Math.min(found + 1, most);
                System.arraycopy(nearest, place, nearest, place + 1, found - place - 1);
                nearest[place] = person;
            }
        }
        return Arrays.stream(nearest, 0, found)
                .mapToObj(person -> new PersonDistance(personId(person), name(person), distances[person]))
                .toList();
    }

    /** A 64-bit hash of who and which version (FNV-1a, then spread); a sum of these does not depend on the order. */
    private static long mixed(GalleryEntry entry) {
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
