package dev.passerby.ingest.kafka;

import dev.passerby.ingest.publish.TallyPublisher;
import dev.passerby.wire.Topics;
import dev.passerby.wire.tally.FrameTally;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The frame counts topic, through a producer of its own. One thread at a time. */
public final class KafkaTallyPublisher implements TallyPublisher {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaTallyPublisher.class);

    private final String topic;
    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicLong failures = new AtomicLong();

    public KafkaTallyPublisher(String bootstrapServers, Topics topics) {
        this.topic = topics.frameCounts();
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.CLIENT_ID_CONFIG,
                        "passerby-frame-counts",
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.LINGER_MS_CONFIG,
                        5,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        1_000,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        10_000,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        5_000,
                        ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                        1_000),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    @Override
    public void tell(FrameTally tally, Consumer<FrameTally> failed) {
        try {
            var unused =
                    producer.send(new ProducerRecord<>(topic, tally.key(), tally.toJson()), (metadata, failure) -> {
                        if (failure != null) {
                            countFailure(failure);
                            failed.accept(tally);
                        }
                    });
        } catch (KafkaException | IllegalStateException e) {
            countFailure(e);
            failed.accept(tally);
        }
    }

    // Logged at the first and then at every power of two, so that an absent broker does not fill the log.
    private void countFailure(Exception cause) {
        long count = failures.incrementAndGet();
        if (Long.bitCount(count) == 1) {
            LOG.warn("{} frame tallies could not be told so far and will be; last cause: {}", count, cause.toString());
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(1));
    }
}
