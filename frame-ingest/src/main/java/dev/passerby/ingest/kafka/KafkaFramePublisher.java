package dev.passerby.ingest.kafka;

import dev.passerby.ingest.publish.FramePublisher;
import dev.passerby.ingest.sample.DropReason;
import dev.passerby.wire.Topics;
import dev.passerby.wire.frame.Frame;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * The frames topic. Idempotent, so that retries neither double nor reorder a camera's frames; uncompressed, because JPEGs
 * are. A broker that is away costs frames, counted, never memory: they expire after the delivery timeout.
 */
public final class KafkaFramePublisher implements FramePublisher {

    private final Topics topics;
    private final PublishSettings settings;
    private final KafkaProducer<byte[], byte[]> producer;
    private volatile boolean closing;

    public KafkaFramePublisher(String bootstrapServers, Topics topics, PublishSettings settings) {
        this.topics = topics;
        this.settings = settings;
        this.producer = new KafkaProducer<>(
                configuration(bootstrapServers, settings), new ByteArraySerializer(), new ByteArraySerializer());
    }

    static Map<String, Object> configuration(String bootstrapServers, PublishSettings settings) {
        int deliveryMillis = (int) settings.deliveryTimeout().toMillis();
        Map<String, Object> configuration = new HashMap<>();
        configuration.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        configuration.put(ProducerConfig.CLIENT_ID_CONFIG, "passerby-frames");
        configuration.put(ProducerConfig.ACKS_CONFIG, "all");
        configuration.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        configuration.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "none");
        configuration.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        configuration.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, settings.maxRecordBytes());
        configuration.put(ProducerConfig.BUFFER_MEMORY_CONFIG, settings.bufferBytes());
        configuration.put(
                ProducerConfig.MAX_BLOCK_MS_CONFIG, settings.maxBlock().toMillis());
        configuration.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, deliveryMillis);
        configuration.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, deliveryMillis / 2);
        configuration.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        return configuration;
    }

    @Override
    public void publish(Frame frame, Settlement settlement) {
        if (frame.jpeg().length > settings.maxJpegBytes()) {
            settlement.dropped(DropReason.OVERSIZE);
            return;
        }
        try {
            // The producer calls back exactly once unless send throws, and it throws only when it was closed.
            var unused = producer.send(Records.of(frame, topics), (metadata, failure) -> settle(settlement, failure));
        } catch (KafkaException | IllegalStateException e) {
            settlement.dropped(reasonFor(e));
        }
    }

    private void settle(Settlement settlement, @Nullable Exception failure) {
        if (failure == null) {
            settlement.acknowledged();
        } else {
            settlement.dropped(reasonFor(failure));
        }
    }

    private DropReason reasonFor(Exception failure) {
        if (failure instanceof RecordTooLargeException) {
            return DropReason.OVERSIZE;
        }
        return closing ? DropReason.SHUTDOWN : DropReason.BROKER_AWAY;
    }

    @Override
    public void close() {
        closing = true;
        producer.close(Duration.ofSeconds(1));
    }
}
