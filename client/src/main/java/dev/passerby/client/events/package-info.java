/**
 * What a program writes to be told who passes by.
 *
 * <p>Start with {@link dev.passerby.client.events.FaceEvents}. The way of an event, on the two threads of a subscription:
 *
 * <pre>
 * reader   Reading: poll ────────▶ stay connected until the batch is through ────────▶ Partitions: commit, go on
 *             │ Batch                                                  ▲ how far the handler came
 * handler  Handling: decode ▶ leave out repetitions ▶ FaceEvents: leave out what is not wanted ▶ EventHandler
 * </pre>
 *
 * <p>Nothing is read ahead of the subscriber but one small batch. Errors of the broker end in {@code Reading}, with a new
 * consumer; those of the subscriber's code in {@code Batch}, with the same event again.
 */
@NullMarked
package dev.passerby.client.events;

import org.jspecify.annotations.NullMarked;
