/**
 * Who an embedding is nearest to, among the enrolled people.
 *
 * <p>Knows no pictures, no tracks, no streams. Start with {@link dev.passerby.vision.matching.GalleryIndex}; the numbers are in
 * {@link dev.passerby.vision.matching.MatchingRules}.
 */
@NullMarked
package dev.passerby.vision.matching;

import org.jspecify.annotations.NullMarked;
