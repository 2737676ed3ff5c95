package dev.passerby.deploy.chaos.load;

import dev.passerby.wire.frame.Frame;
import dev.passerby.wire.frame.FrameCodec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Kafka's clients, set to outlast a broker that is away for minutes. */
final class Clients {

    private static final int MOST_MINUTES_AWAY = 10;
    private static final int MILLIS = 60_000;

    private Clients() {}

    /** A producer that loses nothing, doubles nothing and keeps the order while it lives. */
    static KafkaProducer<byte[], byte[]> producer(String broker, int maxRequestBytes) {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        broker,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        MOST_MINUTES_AWAY * MILLIS,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        (long) MOST_MINUTES_AWAY * MILLIS,
                        ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                        500L,
                        ProducerConfig.LINGER_MS_CONFIG,
                        5L,
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        maxRequestBytes),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    static KafkaConsumer<byte[], byte[]> committedReader(String broker) {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        broker,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                        500L,
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    static ProducerRecord<byte[], byte[]> record(String topic, Frame frame) {
        List<Header> headers = FrameCodec.headers(frame).entrySet().stream()
                .<Header>map(header -> new RecordHeader(header.getKey(), header.getValue()))
                .toList();
        return new ProducerRecord<>(
                topic, null, frame.cameraId().getBytes(StandardCharsets.UTF_8), frame.jpeg(), headers);
    }
}
