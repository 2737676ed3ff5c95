package dev.passerby.console.people;

import dev.passerby.vision.matching.Embeddings;
import dev.passerby.wire.gallery.GalleryEntry;
import dev.passerby.wire.gallery.Template;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far people are from each other: between their nearest templates.
 *
 * @param people whom the rows and columns are about, in their order
 * @param distances {@code [people][people]}, from 0 to 2; 0 from oneself, null where nothing can be compared
 */
record Distances(List<Named> people, List<List<@Nullable Double>> distances) {

    /** A person in short. */
    record Named(String id, String name) {}

    static Distances of(List<GalleryEntry> people) {
        int n = people.size();
        List<List<@Nullable Double>> rows = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            List<@Nullable Double> row = new ArrayList<>();
            for (int j = 0; j < n; j++) {
                if (j < i) {
                    row.add(rows.get(j).get(i));
                } else {
                    row.add(i == j ? Double.valueOf(0) : nearest(people.get(i), people.get(j)));
                }
            }
            rows.add(row);
        }
        return new Distances(
                people.stream()
                        .map(person -> new Named(person.personId(), person.name()))
                        .toList(),
                rows);
    }

    private static @Nullable Double nearest(GalleryEntry a, GalleryEntry b) {
        Double nearest = null;
        for (Template one : a.templates()) {
            for (Template other : b.templates()) {
                if (one.readable()
                        && other.readable()
                        && one.model().equals(other.model())
                        && one.crop().equals(other.crop())) {
                    double distance = Embeddings.distance(one, other);
                    nearest = nearest == null ? distance : Math.min(nearest, distance);
                }
            }
        }
        return nearest;
    }
}
