/**
 * A cluster of processes, as {@code deploy/local-cluster} starts it: its processes by name, and its job as Flink's REST interface
 * shows it.
 *
 * <p>Knows nothing of frames and events. Start with {@link dev.passerby.deploy.chaos.cluster.LocalCluster}.
 */
@NullMarked
package dev.passerby.deploy.chaos.cluster;

import org.jspecify.annotations.NullMarked;
