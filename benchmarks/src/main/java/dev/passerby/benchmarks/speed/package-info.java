/**
 * How fast the stages of recognition are, beside what this machine could do at most and what others need for the same.
 *
 * <p>{@link dev.passerby.benchmarks.speed.Harness} times a piece of work; {@link dev.passerby.benchmarks.speed.Floors} are the
 * machine's limits, measured in the same run; each {@link dev.passerby.benchmarks.speed.Stage} knows its own arithmetic.
 */
@NullMarked
package dev.passerby.benchmarks.speed;

import org.jspecify.annotations.NullMarked;
