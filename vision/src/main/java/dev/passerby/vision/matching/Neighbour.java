package dev.passerby.vision.matching;

import java.util.Comparator;

/**
 * How near an enrolled person is, to a probe or to several on average.
 *
 * @param person as the {@link GalleryIndex} counts them
 * @param distance from 0 to 2
 */
public record Neighbour(int person, double distance) {

    /** Of equal distances the lower number first. */
    static final Comparator<Neighbour> NEAREST_FIRST =
            Comparator.comparingDouble(Neighbour::distance).thenComparingInt(Neighbour::person);
}
