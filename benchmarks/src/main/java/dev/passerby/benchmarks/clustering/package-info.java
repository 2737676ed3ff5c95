/**
 * A folder of photos sorted by person, how right that is where folders are named after people, and the contact sheet.
 *
 * <p>Knows no command line; the grouping itself is {@code vision.clustering}. Start with
 * {@link dev.passerby.benchmarks.clustering.SortedPhotos}.
 */
@NullMarked
package dev.passerby.benchmarks.clustering;

import org.jspecify.annotations.NullMarked;
