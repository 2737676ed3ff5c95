package dev.passerby.vision.matching;

import dev.passerby.wire.gallery.GalleryEntry;
import dev.passerby.wire.gallery.Template;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The enrolled people at one moment, ready to be searched. Immutable: names and templates belong together for as long as
 * anybody holds it, so a person removed during a search can never lend a neighbour's name. Thread-safe.
 *
 * <p>People are counted from 0 in the order of their ids. A search is exact ({@link GalleryBlocks#search}), unless there is a
 * {@link Shortlist}. Decision record 0024 has what it costs.
 */
public final class GalleryIndex {

    /** No distance is below this. */
    private static final double NO_THRESHOLD = 0;

    /** How many people a search lists: more than a mean over a track's pictures needs to find the three nearest. */
    private static final int LISTED = 64;

    private final String model;
    private final String crop;
    private final GalleryBlocks blocks;
    private final @Nullable Approximation approximation;
    private final boolean complete;
    private final RecentSearches recent;

    /**
     * Who is searched for without a look at everybody.
     *
     * @param shortlist made of an earlier state of this gallery
     * @param since the people who have changed from then to now
     */
    private record Approximation(Shortlist shortlist, GalleryIndex since) {}

    private GalleryIndex(
            String model,
            String crop,
            GalleryBlocks blocks,
            @Nullable Approximation approximation,
            boolean complete,
            RecentSearches recent) {
        this.model = model;
        this.crop = crop;
        this.blocks = blocks;
        this.approximation = approximation;
        this.complete = complete;
        this.recent = recent;
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
        return new GalleryIndex(model, crop, GalleryBlocks.empty(), null, true, new RecentSearches()).with(entries);
    }

    /** An index in which nobody is enrolled. */
    public static GalleryIndex empty() {
        return of(List.of(), "", "");
    }

    /**
     * The index with these entries too, as far as none of a later version is there. Costs little for a few entries: what they do
     * not touch is shared with this index, which stays as it is.
     */
    public GalleryIndex with(Collection<GalleryEntry> entries) {
        // Sorted by id, so that ties do not depend on the order of arrival.
        TreeMap<String, GalleryEntry> byPerson = new TreeMap<>();
        for (GalleryEntry entry : entries) {
            byPerson.merge(entry.personId(), entry, (known, arriving) -> GalleryMerge.later(arriving, known));
        }
        Approximation nextApproximation = approximation == null
                ? null
                : new Approximation(
                        approximation.shortlist(), approximation.since().with(entries));
        return new GalleryIndex(
                model, crop, blocks.with(byPerson, model, crop), nextApproximation, complete, new RecentSearches());
    }

    /**
     * The same people, searched with the help of a shortlist: no longer exactly, but what is found is compared exactly.
     *
     * @param since all that has changed since the state of this gallery that the shortlist was made of
     */
    public GalleryIndex withShortlist(Shortlist shortlist, Collection<GalleryEntry> since) {
        Approximation next = new Approximation(shortlist, of(since, model, crop));
        return new GalleryIndex(model, crop, blocks, next, complete, new RecentSearches());
    }

    /**
     * The same people, marked as not yet the whole gallery: a starting job may name whom it finds here, but must call nobody
     * unknown.
     */
    public GalleryIndex stillLoading() {
        return new GalleryIndex(model, crop, blocks, approximation, false, recent);
    }

    /** Whether everybody enrolled is in here; false while the gallery is being read. */
    public boolean isComplete() {
        return complete;
    }

    /** The highest version among the entries, tombstones included; 0 for none. Goes into events. */
    public long version() {
        return blocks.all().stream().mapToLong(GalleryBlock::version).max().orElse(0);
    }

    /**
     * A number that changes with every entry, whatever the order of arrival. Unlike {@link #version()} it also changes when a
     * late entry has a lower version than the highest known.
     */
    public long fingerprint() {
        long sum = blocks.all().stream().mapToLong(GalleryBlock::fingerprint).sum();
        return complete ? sum : ~sum;
    }

    /** Whether there is nobody to compare with. */
    public boolean isEmpty() {
        return people() == 0;
    }

    /** How many people can be found: those with at least one comparable template. */
    public int people() {
        return blocks.people();
    }

    /** How many templates are searched. */
    public int templates() {
        return blocks.templates();
    }

    /**
     * What makes an embedding as short as it can be here, such that dot products stay the same to within 0.01: for a {@link
     * Shortlist} to be made of, and to be asked by.
     */
    public UnaryOperator<float[]> coordinates() {
        return blocks.coordinates();
    }

    /** How many of them are searched exactly: all, or those changed since there is a shortlist. */
    public int templatesSearchedExactly() {
        return approximation == null ? templates() : approximation.since().templates();
    }

    /** Templates left out: another network, another crop, or not of length 1. */
    public int ignoredTemplates() {
        return blocks.all().stream().mapToInt(GalleryBlock::ignoredTemplates).sum();
    }

    /** The id of a person. */
    public String personId(int person) {
        return blocks.person(person).entry().personId();
    }

    /** The name of a person. */
    public String name(int person) {
        return blocks.person(person).entry().name();
    }

    /** A person's templates that are searched. */
    public List<Template> templates(int person) {
        return blocks.person(person).templates();
    }

    /** The distance below which a face may be a person's: the person's own, or else the one given. */
    public double threshold(int person, double standard) {
        return blocks.person(person).threshold(standard);
    }

    /**
     * The distance of a probe to a person's nearest template, compensated for the templates' {@link Spread}; infinite where one
     * of the person's negatives says that this face is not the person's.
     *
     * @param embedding {@code [512]}, length 1
     */
    public double distance(float[] embedding, int person) {
        return blocks.person(person).distance(embedding);
    }

    /** The distance of a probe to every person, {@code [people]}: the longest way to an answer, and the plainest. */
    public double[] distances(float[] embedding) {
        check(embedding);
        return IntStream.range(0, people())
                .mapToDouble(person -> distance(embedding, person))
                .toArray();
    }

    /** The people nearest to a probe, nearest first, at most {@code most}; of equal distances the lower id first. */
    public List<PersonDistance> nearest(float[] embedding, int most) {
        return search(embedding, NO_THRESHOLD, most).nearest().stream()
                .map(near -> new PersonDistance(personId(near.person()), name(near.person()), near.distance()))
                .toList();
    }

    /**
     * The people a probe may be: the nearest, and whoever is nearer than their threshold. Asked again for the same probe, it
     * remembers.
     *
     * @param embedding {@code [512]}, length 1; never changed after
     * @param standard the threshold of people without one of their own
     * @throws IllegalArgumentException if the probe has another number of dimensions
     */
    public Neighbours neighbours(float[] embedding, double standard) {
        Neighbours known = recent.get(embedding, standard);
        if (known == null) {
            known = search(embedding, standard, LISTED).neighbours(embedding);
            recent.put(known, standard);
        }
        return known;
    }

    /**
     * The people nearest on average to several probes, nearest first, at most {@code most}; of equal means the lower id first.
     * Whoever is infinitely far from one of the probes is left out.
     *
     * @param searches what was found for each probe in this index
     * @param parts each probe's part of a mean, {@code [searches]}
     */
    public List<Neighbour> nearestOnAverage(List<Neighbours> searches, double[] parts, int most) {
        return searches.isEmpty()
                ? List.of()
                : new MeanSearch(this, searches, parts).nearest(most).nearest();
    }

    /** Whether a search misses nobody. */
    boolean isExact() {
        return approximation == null;
    }

    private NearestPeople search(float[] embedding, double standard, int most) {
        check(embedding);
        return approximation == null || !Embeddings.isUnit(embedding)
                ? blocks.search(embedding, standard, most)
                : search(approximation, embedding, standard, most);
    }

    private NearestPeople search(Approximation near, float[] embedding, double standard, int most) {
        GalleryIndex since = near.since();
        IntStream changed = Arrays.stream(since.blocks
                        .search(embedding, standard, most)
                        .neighbours(embedding)
                        .people())
                .map(person -> blocks.number(since.personId(person)));
        IntStream listed = near.shortlist().near(embedding).stream().mapToInt(blocks::number);
        NearestPeople found = new NearestPeople(most);
        IntStream.concat(changed, listed)
                .filter(person -> person >= 0)
                .sorted()
                .distinct()
                .forEach(person -> found.add(person, distance(embedding, person), threshold(person, standard)));
        return found;
    }

    private static void check(float[] embedding) {
        if (embedding.length != Template.DIMENSIONS) {
            throw new IllegalArgumentException(
                    "a probe must have " + Template.DIMENSIONS + " numbers, got " + embedding.length);
        }
    }
}
