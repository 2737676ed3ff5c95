/**
 * How fit a face is for recognition, and what is wrong with it in words a person can act on.
 *
 * <p>Functions of numbers and of a byte crop; knows no network and no gallery. Start with
 * {@link dev.passerby.vision.quality.QualityRules}.
 */
@NullMarked
package dev.passerby.vision.quality;

import org.jspecify.annotations.NullMarked;
