package dev.passerby.standalone.broker;

import dev.passerby.standalone.OperationFailedException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** A compacted topic seen as what it is, a table: each key's newest value, until a record without value removes it. */
final class CompactedTopic {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String bootstrapServers;
    private final String topic;

    CompactedTopic(String bootstrapServers, String topic) {
        this.bootstrapServers = bootstrapServers;
        this.topic = topic;
    }

    /** The newest value of every key, as of now, in the order of their last change. */
    Map<String, byte[]> read() {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            return readToEnd(consumer);
        } catch (KafkaException e) {
            throw cannotRead(e);
        }
    }

    /**
     * Sets a key's value and waits for somebody else to answer it under the same key.
     *
     * @return the first value written after this one that is such an answer; empty if none came in time
     */
    Optional<byte[]> ask(String key, byte[] value, Predicate<byte[]> isAnswer, Duration patience) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            List<TopicPartition> all = assignAll(consumer);
            consumer.seekToEnd(all);
            // Asked for now, so that nothing written from here on is missed.
            all.forEach(consumer::position);
            write(key, value);
            long deadline = System.nanoTime() + patience.toNanos();
            while (System.nanoTime() < deadline) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    boolean same = new String(record.key(), StandardCharsets.UTF_8).equals(key);
                    if (same && record.value() != null && isAnswer.test(record.value())) {
                        return Optional.of(record.value());
                    }
                }
            }
            return Optional.empty();
        } catch (KafkaException e) {
            throw cannotRead(e);
        }
    }

    /** Sets a key's value, or removes the key; returns when the broker has it. */
    void write(String key, byte @Nullable [] value) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        PATIENCE.toMillis(),
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        Math.toIntExact(PATIENCE.toMillis()),
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        5_000),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value))
                    .get(PATIENCE.toSeconds() + 1, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw new OperationFailedException(
                    "cannot write to " + topic + " at " + bootstrapServers + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OperationFailedException("interrupted while writing to " + topic, e);
        }
    }

    private Map<String, byte[]> readToEnd(KafkaConsumer<byte[], byte[]> consumer) {
        List<TopicPartition> all = assignAll(consumer);
        consumer.seekToBeginning(all);
        Map<TopicPartition, Long> ends = consumer.endOffsets(all);
        Map<String, byte[]> table = new LinkedHashMap<>();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            if (System.nanoTime() > deadline) {
                throw new OperationFailedException("reading " + topic + " at " + bootstrapServers + " took longer than "
                        + PATIENCE.toSeconds() + " s");
            }
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                String key = new String(record.key(), StandardCharsets.UTF_8);
                table.remove(key);
                if (record.value() != null) {
                    table.put(key, record.value());
                }
            }
        }
        return table;
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        Math.toIntExact(PATIENCE.toMillis()),
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private List<TopicPartition> assignAll(KafkaConsumer<byte[], byte[]> consumer) {
        List<TopicPartition> all = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(all);
        return all;
    }

    private OperationFailedException cannotRead(KafkaException e) {
        return new OperationFailedException(
                "cannot read " + topic + " at " + bootstrapServers + ": " + e.getMessage(), e);
    }
}
