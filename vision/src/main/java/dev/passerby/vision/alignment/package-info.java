/**
 * Faces cut out and turned so that the embedding network always sees eyes and mouth at the same place.
 *
 * <p>Knows pictures and landmarks, no network. Start with {@link dev.passerby.vision.alignment.AlignedCrop}.
 */
@NullMarked
package dev.passerby.vision.alignment;

import org.jspecify.annotations.NullMarked;
