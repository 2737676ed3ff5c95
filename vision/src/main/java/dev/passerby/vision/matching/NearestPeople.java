package dev.passerby.vision.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The people found so far by a search: as many of the nearest as asked for, and whoever else is nearer than the own threshold.
 * To be told of people in ascending order, each once.
 *
 * <p>Lives for one search in one thread.
 */
final class NearestPeople {

    /** The nearest, nearest first; of equal distances the lower number first. */
    private final int[] people;

    private final double[] distances;
    private final double[] thresholds;
    private int size;
    /** Nearer than their threshold, but not among the nearest. */
    private final List<Neighbour> others = new ArrayList<>();

    NearestPeople(int most) {
        people = new int[most];
        distances = new double[most];
        thresholds = new double[most];
    }

    /** The distance from which on somebody is of no interest unless nearer than the own threshold. */
    double limit() {
        if (size < people.length) {
            return Double.POSITIVE_INFINITY;
        }
        return size == 0 ? 0 : distances[size - 1];
    }

    /** Takes a person in if near enough, and never one who is infinitely far. */
    void add(int person, double distance, double threshold) {
        if (distance == Double.POSITIVE_INFINITY) {
            return;
        }
        int place = size;
        while (place > 0 && distance < distances[place - 1]) {
            place--;
        }
        if (place == people.length) {
            addOther(person, distance, threshold);
            return;
        }
        if (size == people.length) {
            addOther(people[size - 1], distances[size - 1], thresholds[size - 1]);
        } else {
            size++;
        }
        moveUp(place);
        people[place] = person;
        distances[place] = distance;
        thresholds[place] = threshold;
    }

    private void addOther(int person, double distance, double threshold) {
        if (distance < threshold) {
            others.add(new Neighbour(person, distance));
        }
    }

    private void moveUp(int place) {
        int moved = size - place - 1;
        System.arraycopy(people, place, people, place + 1, moved);
        System.arraycopy(distances, place, distances, place + 1, moved);
        System.arraycopy(thresholds, place, thresholds, place + 1, moved);
    }

    /** The nearest, nearest first. */
    List<Neighbour> nearest() {
        return IntStream.range(0, size)
                .mapToObj(place -> new Neighbour(people[place], distances[place]))
                .toList();
    }

    /** Everybody found, by a search for this probe among all people. */
    Neighbours neighbours(float[] probe) {
        others.sort(Neighbour.NEAREST_FIRST);
        int[] allPeople = new int[size + others.size()];
        double[] allDistances = new double[allPeople.length];
        System.arraycopy(people, 0, allPeople, 0, size);
        System.arraycopy(distances, 0, allDistances, 0, size);
        for (int i = 0; i < others.size(); i++) {
            allPeople[size + i] = others.get(i).person();
            allDistances[size + i] = others.get(i).distance();
        }
        return new Neighbours(probe, allPeople, allDistances, limit());
    }
}
