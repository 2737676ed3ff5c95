/**
 * Events that reach subscribers exactly once, or at least once: what leaves in a transaction is remembered until the
 * transaction is committed, and written again if the broker has given it up.
 *
 * <p>Knows nothing of faces; an event is a record with an id. Start with {@link dev.passerby.pipeline.kafka.delivery.EventSink}.
 */
@NullMarked
package dev.passerby.pipeline.kafka.delivery;

import org.jspecify.annotations.NullMarked;
