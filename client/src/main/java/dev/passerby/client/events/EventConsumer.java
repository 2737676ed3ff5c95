package dev.passerby.client.events;

import dev.passerby.client.BrokerException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Kafka consumer of one subscription: its settings, and how it is opened and closed. */
final class EventConsumer {

    /** How long a broker is waited for. */
    static final Duration PATIENCE = Duration.ofSeconds(10);
    /** How often a reader looks whether the topic has more partitions. */
    static final Duration LOOK_FOR_PARTITIONS = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(EventConsumer.class);

    private static final Duration GOODBYE = Duration.ofSeconds(3);
    private static final int BATCH = 100;

    private EventConsumer() {}

    /** A consumer that reads nothing yet; throws {@link BrokerException} where nobody can be asked for events. */
    static KafkaConsumer<byte[], byte[]> open(String bootstrapServers, Subscription subscription) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(PATIENCE.toMillis()));
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 9_000);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // Where the broker has deleted what comes next, what it still has comes next.
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, BATCH);
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 4 << 20);
        settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, LOOK_FOR_PARTITIONS.toMillis());
        if (subscription.name() != null) {
            settings.put(ConsumerConfig.GROUP_ID_CONFIG, subscription.name());
            settings.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, RangeAssignor.class.getName());
            // A program that was killed gets its cameras back after so long.
            settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
            settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 2_000);
        }
        try {
            return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        } catch (KafkaException e) {
            String reason = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
            throw new BrokerException("cannot subscribe at " + bootstrapServers + ": " + reason, e);
        }
    }

    static void close(KafkaConsumer<byte[], byte[]> consumer) {
        try {
            consumer.close(CloseOptions.timeout(GOODBYE));
        } catch (KafkaException e) {
            LOG.debug("the connection was not closed in order", e);
        }
    }
}
