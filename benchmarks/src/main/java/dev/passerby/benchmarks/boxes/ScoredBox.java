package dev.passerby.benchmarks.boxes;

import dev.passerby.vision.face.Box;

/**
 * A box that a detector takes for a face.
 *
 * @param box where it is, in pixels of the picture
 * @param score how sure the detector is, from 0 to 1
 */
public record ScoredBox(Box box, double score) {}
