/**
 * The job with a stand-in for its networks: what a frame shows is written in its pixels, and looking at it costs a set time.
 * For measuring and shaking a cluster, where what the job must say of each frame has to be known beforehand.
 *
 * <p>Knows nothing of clusters and faults. Start with {@link dev.passerby.deploy.standin.NumberedFrame}.
 */
@NullMarked
package dev.passerby.deploy.standin;

import org.jspecify.annotations.NullMarked;
