package dev.passerby.vision.matching;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The people nearest on average to several probes, such as a track's pictures, from what the searches for each of them found.
 *
 * <p>Fagin, Lotem and Naor 2003, "Optimal aggregation algorithms for middleware": whoever was not found for a probe is at least
 * as far from it as that search tells, so that most people's means are bounded without a comparison. Those that may be among
 * the nearest are compared with the probes that did not find them.
 */
final class MeanSearch {

    private final GalleryIndex gallery;
    private final List<Neighbours> searches;
    /** Each probe's part of a mean, {@code [searches]}. */
    private final double[] parts;

    MeanSearch(GalleryIndex gallery, List<Neighbours> searches, double[] parts) {
        this.gallery = gallery;
        this.searches = searches;
        this.parts = parts;
    }

    /** The nearest, at most {@code most}; of equal means the lower number first. Whoever is infinitely far is left out. */
    NearestPeople nearest(int most) {
        int[] listed = searches.stream()
                .flatMapToInt(search -> Arrays.stream(search.people()))
                .sorted()
                .distinct()
                .toArray();
        NearestPeople found = among(listed, most);
        double elsewhere = elsewhere();
        boolean certain = elsewhere == Double.POSITIVE_INFINITY || found.limit() < elsewhere || !gallery.isExact();
        return certain ? found : among(IntStream.range(0, gallery.people()).toArray(), most);
    }

    /** The nearest of these, who are in ascending order and comprise everybody that a search found. */
    private NearestPeople among(int[] people, int most) {
        double[] least = least(people);
        NearestPeople found = new NearestPeople(most);
        for (int i = 0; i < people.length; i++) {
            if (least[i] < found.limit()) {
                found.add(people[i], mean(people[i]), Double.NEGATIVE_INFINITY);
            }
        }
        return found;
    }

    /** What everybody's mean is at least. Added up as the mean is, so that rounding makes it no more than the mean. */
    private double[] least(int[] people) {
        double[] least = new double[people.length];
        double[] distances = new double[people.length];
        for (int i = 0; i < parts.length; i++) {
            Neighbours search = searches.get(i);
            Arrays.fill(distances, search.beyond());
            for (int place = 0; place < search.people().length; place++) {
                distances[Arrays.binarySearch(people, search.people()[place])] = search.distances()[place];
            }
            for (int k = 0; k < people.length; k++) {
                least[k] += part(i, distances[k]);
            }
        }
        return least;
    }

    private double mean(int person) {
        double mean = 0;
        for (int i = 0; i < parts.length; i++) {
            mean += part(i, gallery.distance(searches.get(i).probe(), person));
        }
        return mean;
    }

    /** What the mean of somebody is at least whom no search found. */
    private double elsewhere() {
        double least = 0;
        for (int i = 0; i < parts.length; i++) {
            least += part(i, searches.get(i).beyond());
        }
        return least;
    }

    /** A probe without weight says nothing of how near a person is, but may say that the face is not the person's. */
    private double part(int probe, double distance) {
        return Double.isInfinite(distance) ? distance : parts[probe] * distance;
    }
}
