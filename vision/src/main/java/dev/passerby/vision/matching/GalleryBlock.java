package dev.passerby.vision.matching;

import dev.passerby.wire.gallery.GalleryEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

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

    /** Everybody's own threshold; not a number for people without one. */
    private final double[] thresholds;

    /** Of those; 0 for none. */
    private final double greatestThreshold;

    private final TemplateRows rows;
    private final int ignoredTemplates;
    private final long version;
    private final long fingerprint;

    private GalleryBlock(
            List<EnrolledPerson> known, @Nullable PrincipalDirections directions, @Nullable TemplateRows before) {
        this.known = known;
        people = known.stream().filter(EnrolledPerson::canBeFound).toArray(EnrolledPerson[]::new);
        rows = new TemplateRows(people, directions, before);
        thresholds = Arrays.stream(people)
                .mapToDouble(person -> person.threshold(Double.NaN))
                .toArray();
        greatestThreshold =
                Arrays.stream(thresholds).filter(own -> own > 0).max().orElse(0);
        ignoredTemplates =
                known.stream().mapToInt(EnrolledPerson::ignoredTemplates).sum();
        version = known.stream()
                .mapToLong(person -> person.entry().version())
                .max()
                .orElse(0);
        fingerprint = known.stream().mapToLong(EnrolledPerson::fingerprint).sum();
    }

    static GalleryBlock empty() {
        return new GalleryBlock(List.of(), null, null);
    }

    /** The same people along other directions. */
    GalleryBlock along(PrincipalDirections others) {
        return new GalleryBlock(known, others, null);
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
    private List<GalleryBlock> blocksOf(List<EnrolledPerson> people) {
        int needed = people.stream().mapToInt(GalleryBlock::room).sum();
        int count = Math.max(1, (needed + CAPACITY - 1) / CAPACITY);
        List<GalleryBlock> blocks = new ArrayList<>();
        int from = 0;
        int taken = 0;
        for (int to = 0; to < people.size(); to++) {
            taken += room(people.get(to));
            if (to == people.size() - 1 || (long) taken * count >= (long) needed * (blocks.size() + 1)) {
                blocks.add(new GalleryBlock(people.subList(from, to + 1), rows.directions(), rows));
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

    /** What each template's cosine with a probe is at most, {@code [templates]}. */
    float[] mostCosines(CoarseProbe probe) {
        return rows.mostCosines(probe);
    }

    /** Tells how far the block's people are at most, as far as their templates' bytes say. */
    void estimate(CoarseProbe probe, float[] mostCosines, NearestAtMost nearest) {
        int row = next(mostCosines, 0, rows.size(), cosine(nearest.limit()));
        while (row < rows.size()) {
            int place = rows.owner(row);
            // Of who has negatives nothing is sure: they may rule the person out.
            if (people[place].negatives().isEmpty()) {
                nearest.add(rows.mostSquare(place, probe, mostCosines));
            }
            row = next(mostCosines, rows.end(place), rows.size(), cosine(nearest.limit()));
        }
    }

    /**
     * Compares a probe with those who may be among the nearest or nearer than their threshold.
     *
     * @param limit the squared distance that the nearest do not exceed
     * @param standard the threshold of people without one of their own
     * @param first the number of the block's first person
     */
    void search(float[] probe, float[] mostCosines, double limit, double standard, int first, NearestPeople found) {
        double widest = Math.max(greatestThreshold, standard);
        int row = 0;
        while (true) {
            double nearest = Math.min(limit, found.limit() * found.limit());
            row = next(mostCosines, row, rows.size(), cosine(Math.max(nearest, widest * widest)));
            if (row == rows.size()) {
                return;
            }
            int place = rows.owner(row);
            double threshold = Double.isNaN(thresholds[place]) ? standard : thresholds[place];
            int end = rows.end(place);
            if (next(mostCosines, row, end, cosine(Math.max(nearest, threshold * threshold))) < end) {
                found.add(first + place, people[place].distance(probe), threshold);
            }
            row = end;
        }
    }

    /** The first of some rows whose cosine may be as great, or of which nothing is known; {@code to} if none. */
    private static int next(float[] mostCosines, int from, int to, double cosine) {
        float least = Math.nextDown((float) cosine);
        int row = from;
        while (row < to && mostCosines[row] < least) {
            row++;
        }
        return row;
    }

    /** The cosine of a squared distance; of the greatest there is, and any beyond, a cosine less than all. */
    private static double cosine(double square) {
        return square < GREATEST_SQUARE ? 1 - square / 2 : Double.NEGATIVE_INFINITY;
    }
}
