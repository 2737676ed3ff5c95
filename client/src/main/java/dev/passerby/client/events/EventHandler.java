package dev.passerby.client.events;

/**
 * What a subscriber does with an event. It is called for one event at a time, each camera's in order. While it works nothing
 * more is read; where it throws, it is called again with the same event after a while, and the events behind wait.
 *
 * @param <E> {@link dev.passerby.wire.event.PasserbyEvent}, or {@link dev.passerby.wire.event.CloudEvent} for the envelope
 */
@FunctionalInterface
public interface EventHandler<E> {

    void handle(E event) throws Exception;
}
