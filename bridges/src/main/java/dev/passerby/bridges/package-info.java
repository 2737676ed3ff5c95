/**
 * Doors to the systems people already have. Each bridge is a named subscription: an event counts as done when the other side
 * has said so, and while that is away its events wait on the broker.
 *
 * <p>Start with {@link dev.passerby.bridges.Bridges}.
 */
@NullMarked
package dev.passerby.bridges;

import org.jspecify.annotations.NullMarked;
