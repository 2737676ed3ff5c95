/**
 * The chaos suite: a cluster of real processes is loaded, broken again and again, and what its subscribers read is held against
 * what the frames showed.
 *
 * <p>It knows the product by its topics, its settings and the processes that {@code local-cluster} starts. The pure parts are
 * {@code story} (what the frames show), {@code plan} (what breaks and when) and {@code verdict} (what must have been told). Start
 * with {@link dev.passerby.deploy.chaos.ChaosRun}.
 */
@NullMarked
package dev.passerby.deploy.chaos;

import org.jspecify.annotations.NullMarked;
