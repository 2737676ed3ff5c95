package dev.passerby.benchmarks.report;

import dev.passerby.vision.face.Box;

/**
 * A box drawn on a picture.
 *
 * @param box in pixels of the picture before it is scaled
 * @param tone its colour
 */
public record Outline(Box box, Tone tone) {}
