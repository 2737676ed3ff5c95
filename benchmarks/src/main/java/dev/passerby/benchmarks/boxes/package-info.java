/**
 * Boxes that people drew around faces, and what a detector's boxes are worth against them: matching, precision and
 * recall, average precision.
 *
 * <p>Knows no pictures and no networks, only boxes. Start with {@link dev.passerby.benchmarks.boxes.PictureMatch}.
 */
@NullMarked
package dev.passerby.benchmarks.boxes;

import org.jspecify.annotations.NullMarked;
