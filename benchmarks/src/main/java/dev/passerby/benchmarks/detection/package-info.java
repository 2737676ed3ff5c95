/**
 * How well faces are found: a detector run over a folder of annotated pictures, what its settings cost and bring, and a
 * page that shows it.
 *
 * <p>The counting is {@link dev.passerby.benchmarks.boxes}'s. Start with
 * {@link dev.passerby.benchmarks.detection.DetectionRun}.
 */
@NullMarked
package dev.passerby.benchmarks.detection;

import org.jspecify.annotations.NullMarked;
