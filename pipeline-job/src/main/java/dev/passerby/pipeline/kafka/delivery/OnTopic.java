package dev.passerby.pipeline.kafka.delivery;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The ids of the events that a reader of committed records finds on the events topic from some moment on. It ends where the
 * oldest open transaction begins; whatever is asked about here was written before that, by the only writer there is.
 */
final class OnTopic {

    private final Set<String> ids;
    /** From when on the topic is whole: before it, retention has deleted something. */
    private final long wholeSinceMillis;

    private OnTopic(Set<String> ids, long wholeSinceMillis) {
        this.ids = ids;
        this.wholeSinceMillis = wholeSinceMillis;
    }

    boolean has(String id) {
        return ids.contains(id);
    }

    /** Whether a record of this time would still be there. */
    boolean reachesBackTo(long millis) {
        return millis >= wholeSinceMillis;
    }

    static String id(Headers headers) {
        Header id = headers.lastHeader("ce_id");
        return id == null || id.value() == null ? "" : new String(id.value(), StandardCharsets.UTF_8);
    }

    static OnTopic since(long millis, Outgoing outgoing, Duration patience) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(outgoing)) {
            String topic = outgoing.topic();
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.offsetsForTimes(all(partitions, millis)).forEach((partition, found) -> {
                consumer.seek(partition, found == null ? Objects.requireNonNull(ends.get(partition)) : found.offset());
            });
            return new OnTopic(ids(consumer, ends, patience), wholeSince(consumer, partitions));
        }
    }

    private static Set<String> ids(
            KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends, Duration patience) {
        Set<String> ids = new HashSet<>();
        long deadline = System.nanoTime() + patience.toNanos();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            if (System.nanoTime() > deadline) {
                throw new TimeoutException("the events topic could not be read to its end within " + patience);
            }
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                ids.add(id(record.headers()));
            }
        }
        return ids;
    }

    private static long wholeSince(KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions);
        Map<TopicPartition, OffsetAndTimestamp> oldest = consumer.offsetsForTimes(all(partitions, 0));
        return partitions.stream()
                .filter(partition -> Objects.requireNonNull(beginnings.get(partition)) > 0)
                .mapToLong(partition -> oldest.get(partition) == null
                        ? Long.MAX_VALUE
                        : oldest.get(partition).timestamp())
                .max()
                .orElse(Long.MIN_VALUE);
    }

    private static Map<TopicPartition, Long> all(List<TopicPartition> partitions, long millis) {
        return partitions.stream().collect(Collectors.toMap(partition -> partition, any -> millis));
    }

    private static KafkaConsumer<byte[], byte[]> consumer(Outgoing outgoing) {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        outgoing.bootstrapServers(),
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
