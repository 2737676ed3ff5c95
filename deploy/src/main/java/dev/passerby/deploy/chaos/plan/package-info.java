/**
 * What breaks, in which order and after which pauses: all from a seed.
 *
 * <p>Knows no cluster. Start with {@link dev.passerby.deploy.chaos.plan.Plan}.
 */
@NullMarked
package dev.passerby.deploy.chaos.plan;

import org.jspecify.annotations.NullMarked;
