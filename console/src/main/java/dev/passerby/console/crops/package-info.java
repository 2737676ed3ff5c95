/**
 * Pictures of faces that events speak of, cut out of the very frames and kept for a while, as far as the settings allow.
 *
 * <p>Start with {@link dev.passerby.console.crops.Crops}; {@link dev.passerby.console.crops.CropGeometry} says what is cut.
 */
@NullMarked
package dev.passerby.console.crops;

import org.jspecify.annotations.NullMarked;
