/**
 * Benchmarks that need processes of their own: forks of a stage, and the whole path from simulated cameras to events.
 *
 * <p>Start with {@link dev.passerby.standalone.bench.PipelineBench}; what is timed inside one process is in
 * {@code dev.passerby.benchmarks.speed}.
 */
@NullMarked
package dev.passerby.standalone.bench;

import org.jspecify.annotations.NullMarked;
