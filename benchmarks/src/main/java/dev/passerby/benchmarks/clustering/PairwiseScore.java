package dev.passerby.benchmarks.clustering;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How right a grouping is, counted in pairs of photos.
 *
 * @param precision the share of the pairs put together that show one person; 1 where nothing was put together
 * @param recall the share of the pairs of one person that were put together; 1 where nobody has two photos
 * @param f1 the harmonic mean of the two; 0 where both are 0
 */
public record PairwiseScore(double precision, double recall, double f1) {

    /** What the pairs are counted by: the group of a photo and the person in it. */
    private record Cell(int group, String person) {}

    /**
     * Scores a grouping.
     *
     * @param people who is in each photo
     * @param groups which group each photo was put in, in the same order; a photo in no group has a number of its own
     */
    public static PairwiseScore of(List<String> people, List<Integer> groups) {
        if (people.size() != groups.size()) {
            throw new IllegalArgumentException("every photo needs a person and a group, got " + people.size()
                    + " people and " + groups.size() + " groups");
        }
        Map<Integer, Long> byGroup = new HashMap<>();
        Map<String, Long> byPerson = new HashMap<>();
        Map<Cell, Long> byBoth = new HashMap<>();
        for (int i = 0; i < people.size(); i++) {
            byGroup.merge(groups.get(i), 1L, Long::sum);
            byPerson.merge(people.get(i), 1L, Long::sum);
            byBoth.merge(new Cell(groups.get(i), people.get(i)), 1L, Long::sum);
        }
        double right = pairs(byBoth);
        double precision = share(right, pairs(byGroup));
        double recall = share(right, pairs(byPerson));
        double sum = precision + recall;
        return new PairwiseScore(precision, recall, sum == 0 ? 0 : 2 * precision * recall / sum);
    }

    private static double pairs(Map<?, Long> sizes) {
        return sizes.values().stream().mapToLong(size -> size * (size - 1) / 2).sum();
    }

    private static double share(double part, double whole) {
        return whole == 0 ? 1 : part / whole;
    }
}
