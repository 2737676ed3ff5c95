/**
 * The events of the retained past and of now: found by what they are about, and followed as they come.
 *
 * <p>Start with {@link dev.passerby.console.events.EventLog}, which follows the topic; {@link
 * dev.passerby.console.events.EventEndpoints} serves.
 */
@NullMarked
package dev.passerby.console.events;

import org.jspecify.annotations.NullMarked;
