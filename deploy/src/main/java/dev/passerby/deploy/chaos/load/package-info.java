/**
 * What goes into the cluster and what comes out: frames, people, and the events as a subscriber with read_committed gets them.
 *
 * <p>Ordinary Kafka clients; knows no processes and no faults. Start with {@link dev.passerby.deploy.chaos.load.FrameLoad}.
 */
@NullMarked
package dev.passerby.deploy.chaos.load;

import org.jspecify.annotations.NullMarked;
