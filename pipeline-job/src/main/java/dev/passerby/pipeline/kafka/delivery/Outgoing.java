package dev.passerby.pipeline.kafka.delivery;

import dev.passerby.pipeline.settings.Delivery;
import dev.passerby.pipeline.settings.KafkaSettings;
import java.io.Serializable;
import java.time.Duration;

/**
 * How events leave; the part of the settings that travels with the sink.
 *
 * @param bootstrapServers brokers to ask first
 * @param topic where events go
 * @param delivery what subscribers may rely on when the job restarts
 * @param transactionalIdPrefix names the job's transactions
 * @param transactionTimeout when the broker gives up a transaction
 */
public record Outgoing(
        String bootstrapServers,
        String topic,
        Delivery delivery,
        String transactionalIdPrefix,
        Duration transactionTimeout)
        implements Serializable {

    public static Outgoing of(KafkaSettings settings) {
        return new Outgoing(
                settings.bootstrapServers(),
                settings.topics().events(),
                settings.delivery(),
                settings.transactionalIdPrefix(),
                settings.transactionTimeout());
    }

    boolean exactlyOnce() {
        return delivery == Delivery.EXACTLY_ONCE;
    }
}
