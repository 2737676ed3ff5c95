/**
 * An approximate index for galleries too large to be searched exactly for every picture: a graph of neighbours, by JVector.
 *
 * <p>The one place that knows that library. Knows no pictures and no streams. Start with {@link
 * dev.passerby.vision.neighbours.LargeGallery}, which decides when there is such a graph.
 */
@NullMarked
package dev.passerby.vision.neighbours;

import org.jspecify.annotations.NullMarked;
