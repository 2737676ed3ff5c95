package dev.passerby.client.topics;

import dev.passerby.client.BrokerException;
import dev.passerby.wire.Topics;
import dev.passerby.wire.WireFormatException;
import dev.passerby.wire.event.CloudEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The events topic as a subscriber reads it. */
public final class EventTopic {

    private static final Logger LOG = LoggerFactory.getLogger(EventTopic.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String bootstrapServers;
    private final String topic;

    public EventTopic(String bootstrapServers, Topics topics) {
        this.bootstrapServers = bootstrapServers;
        this.topic = topics.events();
    }

    /**
     * Hands over events as they were written, each partition in order, until it is told to stop or, when not following,
     * until the topic's present end.
     *
     * @param since the first event wanted by its time on the broker
     * @param follow whether to wait for events to come
     * @param open asked a few times a second; reading ends when it is false
     */
    public void read(Instant since, boolean follow, BooleanSupplier open, Consumer<CloudEvent> reader) {
        try (KafkaConsumer<byte[], byte[]> consumer = TopicConsumer.open(
                bootstrapServers, PATIENCE, Map.of(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed"))) {
            Map<TopicPartition, Long> ends = seek(consumer, since);
            while (open.getAsBoolean() && (follow || !TopicConsumer.reached(consumer, ends))) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    hand(record, reader);
                }
            }
        } catch (KafkaException e) {
            throw new BrokerException("cannot read " + topic + " at " + bootstrapServers + ": " + e.getMessage(), e);
        }
    }

    /** Publishes an event in binary mode; returns when the broker has it. */
    public void publish(String key, CloudEvent event) {
        List<Header> headers = event.headers().entrySet().stream()
                .<Header>map(header -> new RecordHeader(header.getKey(), header.getValue()))
                .toList();
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        PATIENCE.toMillis()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                            topic, null, key.getBytes(StandardCharsets.UTF_8), event.value(), headers))
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw new BrokerException(
                    "cannot write to " + topic + " at " + bootstrapServers + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerException("interrupted while writing to " + topic, e);
        }
    }

    private Map<TopicPartition, Long> seek(KafkaConsumer<byte[], byte[]> consumer, Instant since) {
        List<TopicPartition> partitions = TopicConsumer.partitions(consumer, topic);
        consumer.assign(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<TopicPartition, Long> times = new HashMap<>();
        partitions.forEach(partition -> times.put(partition, since.toEpochMilli()));
        var offsets = consumer.offsetsForTimes(times);
        for (TopicPartition partition : partitions) {
            var first = offsets.get(partition);
            consumer.seek(partition, first == null ? ends.getOrDefault(partition, 0L) : first.offset());
        }
        return ends;
    }

    private void hand(ConsumerRecord<byte[], byte[]> record, Consumer<CloudEvent> reader) {
        Map<String, byte[]> headers = new HashMap<>();
        record.headers().forEach(header -> headers.put(header.key(), header.value()));
        try {
            reader.accept(CloudEvent.decode(headers, record.value()));
        } catch (WireFormatException e) {
            LOG.warn("skipped {}-{}@{}: {}", topic, record.partition(), record.offset(), e.getMessage());
        }
    }
}
