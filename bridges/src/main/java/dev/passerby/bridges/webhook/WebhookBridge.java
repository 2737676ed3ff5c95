package dev.passerby.bridges.webhook;

import dev.passerby.bridges.delivery.Delivery;
import dev.passerby.bridges.delivery.NotDelivered;
import dev.passerby.bridges.settings.WebhookSettings;
import dev.passerby.client.events.FaceEvents;
import dev.passerby.client.events.Subscription;
import dev.passerby.wire.Topics;
import dev.passerby.wire.event.CloudEvent;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the events that a receiver wants, one after the other: the next when it has taken the one before, so that each camera's
 * come in order. While it takes none, none is read.
 */
public final class WebhookBridge implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookBridge.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** An event that was refused is tried again so often: receivers say 400 while they are being changed. */
    private static final int TRIES_OF_A_REFUSED_EVENT = 3;

    private final String name;
    private final Receiver receiver;
    private final Delivery delivery;
    private final FaceEvents events;

    private WebhookBridge(
            WebhookSettings settings,
            String bootstrapServers,
            Topics topics,
            Map<String, String> environment,
            Duration patience) {
        this.name = settings.name();
        this.receiver = new Receiver(settings, environment, patience, Clock.systemUTC());
        // The path is left out: with many receivers it is the secret.
        this.delivery =
                new Delivery("webhook '" + name + "' at " + settings.url().getHost());
        Subscription wanted = Subscription.named(topics.prefix() + "-webhook-" + name)
                .onTopics(topics)
                .atCameras(settings.cameras())
                .ofPeople(settings.people())
                .ofTypes(settings.types());
        this.events = FaceEvents.subscribeToEnvelopes(bootstrapServers, wanted, this::deliver);
    }

    /** Starts to send what is said from now on; after the first start, what was not sent yet. */
    public static WebhookBridge start(
            WebhookSettings settings, String bootstrapServers, Topics topics, Map<String, String> environment) {
        return new WebhookBridge(settings, bootstrapServers, topics, environment, PATIENCE);
    }

    /** The same with other patience than ten seconds for a reply. */
    static WebhookBridge start(
            WebhookSettings settings,
            String bootstrapServers,
            Topics topics,
            Map<String, String> environment,
            Duration patience) {
        return new WebhookBridge(settings, bootstrapServers, topics, environment, patience);
    }

    /** Waits until it is known where to begin. */
    boolean awaitBeginning(Duration patience) throws InterruptedException {
        return events.awaitBeginning(patience);
    }

    private void deliver(CloudEvent event) throws InterruptedException {
        int[] refusals = {0};
        delivery.untilDone(() -> {
            if (receiver.send(event) == Reply.REFUSED) {
                refusals[0]++;
                if (refusals[0] < TRIES_OF_A_REFUSED_EVENT) {
                    throw new NotDelivered("it refuses event " + event.id());
                }
                LOG.warn("webhook '{}' refuses event {}, which is left out", name, event.id());
            }
        });
    }

    @Override
    public void close() {
        delivery.close();
        events.close();
    }
}
