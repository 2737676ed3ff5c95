/**
 * What a program writes to be told who passes by.
 *
 * <p>Start with {@link dev.passerby.client.events.FaceEvents}. A subscription has two threads: {@code Reading} asks the broker
 * and keeps the connection alive, {@code Handling} calls the subscriber's code, one event at a time. Nothing is read ahead of
 * the subscriber but one small batch.
 */
@NullMarked
package dev.passerby.client.events;

import org.jspecify.annotations.NullMarked;
