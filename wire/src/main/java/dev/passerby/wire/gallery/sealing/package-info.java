/**
 * Templates that only their person's key opens. Knows nothing of where keys lie.
 *
 * <p>Start with {@link dev.passerby.wire.gallery.sealing.Seal}.
 */
@NullMarked
package dev.passerby.wire.gallery.sealing;

import org.jspecify.annotations.NullMarked;
