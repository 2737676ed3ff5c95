/**
 * The arithmetic of verification: what distances of same and different pairs say about a threshold.
 *
 * <p>Knows numbers only. Start with {@link dev.passerby.benchmarks.scores.Roc}.
 */
@NullMarked
package dev.passerby.benchmarks.scores;

import org.jspecify.annotations.NullMarked;
