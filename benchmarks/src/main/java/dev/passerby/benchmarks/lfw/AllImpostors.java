package dev.passerby.benchmarks.lfw;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Every pair of two people among the pictures. The protocol has 300 a fold, too few to say anything about one in a thousand;
 * among the pictures of five folds there are seven million.
 */
final class AllImpostors {

    private AllImpostors() {}

    /** The distances of all pairs; each counts once, with the earlier picture as the probe. */
    static float[] distances(Map<LfwImage, LfwFace> faces) {
        List<Map.Entry<LfwImage, LfwFace>> all = new ArrayList<>(faces.entrySet());
        float[] distances = new float[Math.toIntExact(count(faces.keySet()))];
        int n = 0;
        for (int i = 0; i < all.size(); i++) {
            for (int j = i + 1; j < all.size(); j++) {
                if (!all.get(i).getKey().person().equals(all.get(j).getKey().person())) {
                    distances[n++] = all.get(i)
                            .getValue()
                            .probe()
                            .distanceTo(all.get(j).getValue().template());
                }
            }
        }
        return distances;
    }

    /** How many pairs there are. */
    static long count(Collection<LfwImage> images) {
        Map<String, Long> byPerson =
                images.stream().collect(Collectors.groupingBy(LfwImage::person, Collectors.counting()));
        long all = (long) images.size() * (images.size() - 1) / 2;
        return all - byPerson.values().stream().mapToLong(n -> n * (n - 1) / 2).sum();
    }
}
