package dev.passerby.benchmarks.clustering;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Two faces or more that pass for one person.
 *
 * @param id its number, from 1
 * @param faces its faces, the best of them first
 */
public record PhotoGroup(int id, List<PlacedFace> faces) {

    public PhotoGroup {
        faces = faces.stream()
                .sorted(Comparator.comparing(
                                (PlacedFace face) -> face.face().quality().isFit())
                        .thenComparing(face -> face.face().quality().score())
                        .reversed()
                        .thenComparing(PlacedFace::file))
                .toList();
    }

    /** The person whom most of its pictures' folders are named after; of several the first by name; null where none is. */
    public @Nullable String person() {
        Map<String, Long> counts = faces.stream()
                .map(PlacedFace::person)
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .max(Map.Entry.<String, Long>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey)
                .orElse(null);
    }
}
