package dev.passerby.client.events;

import dev.passerby.wire.WireFormatException;
import dev.passerby.wire.event.CloudEvent;
import dev.passerby.wire.event.PasserbyEvent;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running subscription: calls its handler with the events that it wants until it is closed.
 *
 * <p>Each event is handled at least once and, as long as this object lives, once: repetitions are known by their id. Under
 * a name, an event counts as done when the handler has returned; whoever subscribes under that name later is told what was not
 * done. While the broker is away the subscription waits and goes on by itself.
 */
public final class FaceEvents implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FaceEvents.class);
    /** How long a handler may go on with its event when it is told to stop. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Reading reading;

    private FaceEvents(Reading reading) {
        this.reading = reading;
    }

    /**
     * Begins to call the handler, on a thread of its own that keeps the program alive until {@link #close}.
     *
     * @param bootstrapServers one or more of the brokers, {@code host:port,…}
     * @throws dev.passerby.client.BrokerException where these are no addresses; brokers that are away are waited for
     */
    public static FaceEvents subscribe(
            String bootstrapServers, Subscription subscription, EventHandler<PasserbyEvent> handler) {
        return start(bootstrapServers, subscription, (envelope, event) -> handler.handle(event));
    }

    /** The same for a handler that passes events on as they were written, fields of later versions included. */
    public static FaceEvents subscribeToEnvelopes(
            String bootstrapServers, Subscription subscription, EventHandler<CloudEvent> handler) {
        return start(bootstrapServers, subscription, (envelope, event) -> handler.handle(envelope));
    }

    /**
     * Waits until the broker has said where the subscription begins: events written from then on are not missed.
     *
     * @return false if it has not by then, because the broker is away or has no such topic
     */
    public boolean awaitBeginning(Duration patience) throws InterruptedException {
        return reading.awaitPlace(patience);
    }

    /** Stops: the event at hand is finished, or given up after a few seconds; what was not handled is not done. */
    @Override
    public void close() {
        reading.close(GRACE);
    }

    private interface Told {
        void handle(CloudEvent envelope, PasserbyEvent event) throws Exception;
    }

    private static FaceEvents start(String bootstrapServers, Subscription subscription, Told told) {
        return new FaceEvents(Reading.start(bootstrapServers, subscription, envelope -> {
            PasserbyEvent event = read(envelope);
            if (event != null && subscription.wants(event)) {
                told.handle(envelope, event);
            }
        }));
    }

    /** Nothing for what cannot be read: a subscriber that stopped at it would never be told anything again. */
    private static @Nullable PasserbyEvent read(CloudEvent envelope) {
        try {
            return PasserbyEvent.of(envelope);
        } catch (WireFormatException e) {
            LOG.warn("skipped an event: {}", e.getMessage());
            return null;
        }
    }
}
