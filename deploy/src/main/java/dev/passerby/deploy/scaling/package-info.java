/**
 * How the job's throughput grows with TaskManagers, and whether a rescaled job loses or doubles an event: what
 * {@code deploy/scale-out} and {@code deploy/rescale-check} run against a local cluster.
 *
 * <p>Starts and ends no process; the scripts do. Start with {@link dev.passerby.deploy.scaling.ScaleOut} and
 * {@link dev.passerby.deploy.scaling.RescaleCheck}.
 */
@NullMarked
package dev.passerby.deploy.scaling;

import org.jspecify.annotations.NullMarked;
