package dev.passerby.benchmarks.identification;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The trials in which everyone in turn is the stranger and the others are enrolled by one photo each.
 *
 * <p>Every combination of photos where there are few. Where there are more than wanted, each person's photos are gone through
 * in an order of their own again and again: every photo enrols in some trial against every stranger, only not beside every
 * other photo. The same photos give the same trials.
 */
public final class Trials {

    private static final long SEED = 20180402;

    private Trials() {}

    /**
     * The trials.
     *
     * @param stills each person's photos; a person without one can only be the stranger
     * @param mostPerStranger more trials than this are not made against one stranger, except to use each photo once
     */
    public static List<Trial> leavingOneOut(SortedMap<String, List<Still>> stills, int mostPerStranger) {
        List<Trial> trials = new ArrayList<>();
        for (String stranger : stills.keySet()) {
            SortedMap<String, List<Still>> others = new TreeMap<>(stills);
            others.remove(stranger);
            others.values().removeIf(List::isEmpty);
            for (List<Still> enrolled : combinations(others, mostPerStranger)) {
                trials.add(new Trial(stranger, enrolled));
            }
        }
        return trials;
    }

    private static List<List<Still>> combinations(SortedMap<String, List<Still>> stills, int most) {
        if (stills.isEmpty()) {
            return List.of();
        }
        long all = stills.values().stream().mapToLong(List::size).reduce(1, Trials::productAtMost);
        return all <= most ? everyOne(stills) : inTurn(stills, most);
    }

    /** No overflow: what is above any limit need not be exact. */
    private static long productAtMost(long a, long b) {
        return Math.min(Integer.MAX_VALUE, a * b);
    }

    private static List<List<Still>> everyOne(SortedMap<String, List<Still>> stills) {
        List<List<Still>> combinations = List.of(List.of());
        for (List<Still> choices : stills.values()) {
            List<List<Still>> longer = new ArrayList<>();
            for (List<Still> combination : combinations) {
                for (Still still : choices) {
                    List<Still> one = new ArrayList<>(combination);
                    one.add(still);
                    longer.add(one);
                }
            }
            combinations = longer;
        }
        return combinations;
    }

    private static List<List<Still>> inTurn(SortedMap<String, List<Still>> stills, int most) {
        int count = Math.max(
                most, stills.values().stream().mapToInt(List::size).max().orElse(0));
        List<List<Still>> shuffled = new ArrayList<>();
        for (Map.Entry<String, List<Still>> choices : stills.entrySet()) {
            List<Still> order = new ArrayList<>(choices.getValue());
            Collections.shuffle(order, new Random(SEED + choices.getKey().hashCode()));
            shuffled.add(order);
        }
        List<List<Still>> combinations = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int turn = i;
            combinations.add(shuffled.stream()
                    .map(order -> order.get(turn % order.size()))
                    .toList());
        }
        return combinations;
    }
}
