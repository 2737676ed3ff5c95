package dev.passerby.vision.matching;

import dev.passerby.wire.gallery.GalleryEntry;
import dev.passerby.wire.gallery.Template;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The enrolled people at one moment, ready to be searched. Immutable: names and templates belong together for as long as
 * anybody holds it, so a person removed during a search can never lend a neighbour's name. Thread-safe.
 *
 * <p>The search compares with every template in one contiguous array, which is exact; a thousand templates take about 0.2 ms.
 */
public final class GalleryIndex {

    private static final int DIMENSIONS = Template.DIMENSIONS;

    private final List<Person> people;
    /** {@code [templates, 512]}, row by row, each of length 1. */
    private final float[] rows;
    /** The person each row belongs to, as an index into {@link #people}. */
    private final int[] owners;

    private final int ignoredTemplates;
    private final long version;
    private final long fingerprint;
    private final boolean complete;

    private record Person(String id, String name) {}

    private GalleryIndex(
            List<Person> people,
            float[] rows,
            int[] owners,
            int ignoredTemplates,
            long version,
            long fingerprint,
            boolean complete) {
        this.people = people;
        this.rows = rows;
        this.owners = owners;
        this.ignoredTemplates = ignoredTemplates;
        this.version = version;
        this.fingerprint = fingerprint;
        this.complete = complete;
    }

    /**
     * The index of these entries, in whatever order they come; of two entries of a person the later holds.
     *
     * @param entries the gallery, tombstones included
     * @param model the sha256 of the network whose probes will be searched; other networks' templates are ignored
     * @param crop how the probes were cut out, such as {@code T32}; templates of other crops are ignored
     */
    public static GalleryIndex of(Collection<GalleryEntry> entries, String model, String crop) {
        // Sorted by id, so that ties and floating-point sums do not depend on the order of arrival.
        Map<String, GalleryEntry> byPerson = new TreeMap<>();
        for (GalleryEntry entry : entries) {
            byPerson.merge(entry.personId(), entry, (known, arriving) -> GalleryMerge.later(arriving, known));
        }
        List<Person> people = new ArrayList<>();
        List<float[]> embeddings = new ArrayList<>();
        List<Integer> owners = new ArrayList<>();
        int ignored = 0;
        long version = 0;
        long fingerprint = 0;
        for (GalleryEntry entry : byPerson.values()) {
            version = Math.max(version, entry.version());
            fingerprint += mixed(entry);
            int person = people.size();
            for (Template template : entry.templates()) {
                boolean comparable = template.model().equals(model)
                        && template.crop().equals(crop)
                        && Embeddings.isUnit(template.embedding());
                if (comparable) {
                    embeddings.add(template.embedding());
                    owners.add(person);
                } else {
                    ignored++;
                }
            }
            if (!owners.isEmpty() && owners.get(owners.size() - 1) == person) {
                people.add(new Person(entry.personId(), entry.name()));
            }
        }
        float[] rows = new float[embeddings.size() * DIMENSIONS];
        for (int i = 0; i < embeddings.size(); i++) {
            System.arraycopy(embeddings.get(i), 0, rows, i * DIMENSIONS, DIMENSIONS);
        }
        return new GalleryIndex(
                List.copyOf(people),
                rows,
                owners.stream().mapToInt(Integer::intValue).toArray(),
                ignored,
                version,
                fingerprint,
                true);
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
        return new GalleryIndex(people, rows, owners, ignoredTemplates, version, ~fingerprint, false);
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
        return owners.length;
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

    /**
     * The distance of a probe to every person's nearest template, {@code [people]}, ordered by person id.
     *
     * @param embedding {@code [512]}, length 1
     * @throws IllegalArgumentException if the probe has another number of dimensions
     */
    public double[] distances(float[] embedding) {
        if (embedding.length != DIMENSIONS) {
            throw new IllegalArgumentException("a probe must have " + DIMENSIONS + " numbers, got " + embedding.length);
        }
        double[] cosines = new double[people.size()];
        Arrays.fill(cosines, -1);
        for (int row = 0; row < owners.length; row++) {
            double cosine = Embeddings.dot(embedding, rows, row * DIMENSIONS);
            // Not Math.max: a probe of NaN shall be far from everybody.
            if (cosine > cosines[owners[row]]) {
                cosines[owners[row]] = cosine;
            }
        }
        for (int person = 0; person < cosines.length; person++) {
            cosines[person] = Embeddings.distance(cosines[person]);
        }
        return cosines;
    }

    /** The people nearest to a probe, nearest first, at most {@code most}; each counted by the nearest template. */
    public List<PersonDistance> nearest(float[] embedding, int most) {
        return nearest(distances(embedding), most);
    }

    /** The people of the least distances, least first, at most {@code most}; of equal distances the lower id first. */
    public List<PersonDistance> nearest(double[] distances, int most) {
        List<PersonDistance> all = new ArrayList<>(distances.length);
        for (int person = 0; person < distances.length; person++) {
            all.add(new PersonDistance(personId(person), name(person), distances[person]));
        }
        all.sort(Comparator.comparingDouble(PersonDistance::distance));
        return List.copyOf(all.subList(0, Math.min(most, all.size())));
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
                + entry.templates().size();
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash ^ (hash >>> 29);
    }
}
