/**
 * Which faces show one person, when nobody is enrolled: faces in, groups of them out.
 *
 * <p>Functions of embeddings; knows no picture, no network, no name and no clock. Start with
 * {@link dev.passerby.vision.clustering.GroupingRules}; decision record 0016 has the measurements.
 */
@NullMarked
package dev.passerby.vision.clustering;

import org.jspecify.annotations.NullMarked;
