/**
 * How fast the stages of a frame's way are, beside what this machine could do at most and what a plain program does here.
 *
 * <p>Start with {@link dev.passerby.benchmarks.speed.Bench}. {@link dev.passerby.benchmarks.speed.Harness} times a piece of work,
 * {@link dev.passerby.benchmarks.speed.Floors} are the machine's limits, {@link dev.passerby.benchmarks.speed.Stages} makes
 * work of each stage. Knows no broker and no job: the whole path is measured by {@code dev.passerby.standalone.bench}.
 */
@NullMarked
package dev.passerby.benchmarks.speed;

import org.jspecify.annotations.NullMarked;
