package dev.passerby.vision.matching;

import dev.passerby.wire.gallery.GalleryEntry;
import dev.passerby.wire.gallery.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The people of a gallery whose ids follow each other, some hundreds of them, with their templates ready to be searched.
 * Immutable; what is changed of a gallery is the block it belongs to, the others are shared with the gallery before.
 */
final class GalleryBlock {

    /**
     * What fits into a block: templates, and people without any. Fewer make a change cheaper, more make a search faster; decision
     * record 0024 has the figures.
     */
    static final int CAPACITY = 1_024;

    /** Opposite points of the sphere are at a distance of 2, and nothing is compensated to more. */
    private static final double GREATEST_SQUARE = 4;

    /** By id; those who cannot be found, such as removed people, included. */
    private final List<EnrolledPerson> known;

    /** Those who can be found. */
    private final EnrolledPerson[] people;

    /** Where each one's templates begin, and where the last one's end, {@code [people + 1]}. */
    private final int[] firstRows;

    /** Everybody's own threshold; not a number for people without one. */
    private final double[] thresholds;

    private final CoarseRows rows;

    /** Half of what each template takes off its squared distances: what it adds to its cosine, {@code [templates]}. */
    private final double[] lifts;

    private final int ignoredTemplates;
    private final long version;
    private final long fingerprint;

    private GalleryBlock(List<EnrolledPerson> known) {
        this.known = known;
        people = known.stream().filter(EnrolledPerson::canBeFound).toArray(EnrolledPerson[]::new);
        firstRows = new int[people.length + 1];
        thresholds = new double[people.length];
        List<Template> templates = new ArrayList<>();
        for (int person = 0; person < people.length; person++) {
            thresholds[person] = people[person].threshold(Double.NaN);
            templates.addAll(people[person].templates());
            firstRows[person + 1] = templates.size();
        }
        rows = CoarseRows.of(templates);
        lifts = templates.stream()
                .mapToDouble(template -> Spread.allowance(template.spread()) / 2)
                .toArray();
        ignoredTemplates =
                known.stream().mapToInt(EnrolledPerson::ignoredTemplates).sum();
        version = known.stream()
                .mapToLong(person -> person.entry().version())
                .max()
                .orElse(0);
        fingerprint = known.stream().mapToLong(EnrolledPerson::fingerprint).sum();
    }

    static GalleryBlock empty() {
        return new GalleryBlock(List.of());
    }

    /** What the block becomes with these entries, as far as they hold; several blocks where one cannot take them. */
    List<GalleryBlock> with(SortedMap<String, GalleryEntry> entries, String model, String crop) {
        if (entries.isEmpty()) {
            return List.of(this);
        }
        Map<String, EnrolledPerson> next = new TreeMap<>();
        known.forEach(person -> next.put(person.entry().personId(), person));
        boolean changed = false;
        for (GalleryEntry entry : entries.values()) {
            EnrolledPerson before = next.get(entry.personId());
            if (GalleryMerge.replaces(entry, before == null ? null : before.entry())) {
                next.put(entry.personId(), EnrolledPerson.of(entry, model, crop));
                changed = true;
            }
        }
        return changed ? blocksOf(List.copyOf(next.values())) : List.of(this);
    }

    /** As few blocks as can take these people, about equally full. */
    private static List<GalleryBlock> blocksOf(List<EnrolledPerson> people) {
        int needed = people.stream().mapToInt(GalleryBlock::room).sum();
        int count = Math.max(1, (needed + CAPACITY - 1) / CAPACITY);
        List<GalleryBlock> blocks = new ArrayList<>();
        int from = 0;
        int taken = 0;
        for (int to = 0; to < people.size(); to++) {
            taken += room(people.get(to));
            if (to == people.size() - 1 || (long) taken * count >= (long) needed * (blocks.size() + 1)) {
                blocks.add(new GalleryBlock(people.subList(from, to + 1)));
                from = to + 1;
            }
        }
        return blocks;
    }

    private static int room(EnrolledPerson person) {
        return Math.max(1, person.templates().size());
    }

    /** The id that all of the block's people come at or before; empty where it has none. */
    String lastId() {
        return known.isEmpty() ? "" : known.get(known.size() - 1).entry().personId();
    }

    /** How many can be found. */
    int people() {
        return people.length;
    }

    EnrolledPerson person(int place) {
        return people[place];
    }

    /** The place of the person with this id, or -1 where there is nobody to be found. */
    int place(String id) {
        int low = 0;
        int high = people.length - 1;
        while (low <= high) {
            int middle = (low + high) / 2;
            int order = people[middle].entry().personId().compareTo(id);
            if (order == 0) {
                return middle;
            }
            low = order < 0 ? middle + 1 : low;
            high = order < 0 ? high : middle - 1;
        }
        return -1;
    }

    int templates() {
        return rows.size();
    }

    int ignoredTemplates() {
        return ignoredTemplates;
    }

    long version() {
        return version;
    }

    long fingerprint() {
        return fingerprint;
    }

    /** What a probe's whole numbers and the templates' multiply to, {@code [templates]}. */
    int[] products(CoarseProbe probe) {
        return rows.products(probe);
    }

    /** Tells how far the block's people are at most, as far as their templates' bytes say. */
    void estimate(CoarseProbe probe, int[] products, NearestAtMost nearest) {
        for (int place = 0; place < people.length; place++) {
            double least = cosine(nearest.limit());
            double square = Double.POSITIVE_INFINITY;
            for (int row = firstRows[place]; row < firstRows[place + 1]; row++) {
                float cosine = rows.cosine(row, products[row], probe) - rows.margin(row, probe);
                if (cosine + lifts[row] > least) {
                    square = Math.min(square, Spread.compensatedSquare(cosine, 2 * lifts[row]));
                }
            }
            // Of who has negatives nothing is sure: they may rule the person out.
            if (square < Double.POSITIVE_INFINITY && people[place].negatives().isEmpty()) {
                nearest.add(square);
            }
        }
    }

    /**
     * Compares a probe with those who may be among the nearest or nearer than their threshold.
     *
     * @param limit the squared distance that the nearest do not exceed
     * @param standard the threshold of people without one of their own
     * @param first the number of the block's first person
     */
    void search(
            float[] probe,
            CoarseProbe coarse,
            int[] products,
            double limit,
            double standard,
            int first,
            NearestPeople found) {
        for (int place = 0; place < people.length; place++) {
            double threshold = Double.isNaN(thresholds[place]) ? standard : thresholds[place];
            double nearest = Math.min(limit, found.limit() * found.limit());
            double least = cosine(Math.max(nearest, threshold * threshold));
            for (int row = firstRows[place]; row < firstRows[place + 1]; row++) {
                float cosine = rows.cosine(row, products[row], coarse) + rows.margin(row, coarse);
                // Not >=: of a probe of NaN nothing is known, and the exact comparison decides.
                if (!(cosine + lifts[row] < least)) {
                    found.add(first + place, people[place].distance(probe), threshold);
                    break;
                }
            }
        }
    }

    /** The cosine of a squared distance; of the greatest there is, and any beyond, a cosine less than all. */
    private static double cosine(double square) {
        return square < GREATEST_SQUARE ? 1 - square / 2 : Double.NEGATIVE_INFINITY;
    }
}
