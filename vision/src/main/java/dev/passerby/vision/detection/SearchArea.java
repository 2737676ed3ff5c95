package dev.passerby.vision.detection;

import dev.passerby.vision.picture.Picture;
import dev.passerby.vision.picture.Region;

/**
 * Where in a picture to search, and for faces of which sizes: the first network's windows that lie inside and are of such a
 * size are looked at, no others. What is found there is what a search of the whole picture finds.
 *
 * @param region within the picture
 * @param smallest the side of the smallest window, in pixels of the picture
 * @param largest the side of the largest window
 */
public record SearchArea(Region region, double smallest, double largest) {

    /** The whole picture and every size. */
    public static SearchArea everything(Picture picture) {
        return new SearchArea(picture.bounds(), 0, Double.MAX_VALUE);
    }

    /** Whether every window of another area is one of this. */
    public boolean contains(SearchArea other) {
        return region.contains(other.region) && smallest <= other.smallest && largest >= other.largest;
    }
}
