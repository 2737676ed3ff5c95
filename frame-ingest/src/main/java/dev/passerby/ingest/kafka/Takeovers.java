package dev.passerby.ingest.kafka;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The takeovers of cameras, numbered through the group's committed offsets: a number is one more than the greatest
 * committed, or the time in seconds where that is later, and it counts once it is committed itself. The broker takes a
 * commit from the present holder alone, so numbers grow in the order of the holders, whatever their clocks say, and a worker
 * that was expelled gets none. The offset stays 0, for nothing is read through the group; the number is the offset's metadata.
 */
final class Takeovers {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Pattern MARK = Pattern.compile("takeover ([0-9]{1,18})");

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final String topic;
    private final Clock clock;

    Takeovers(KafkaConsumer<byte[], byte[]> consumer, String topic, Clock clock) {
        this.consumer = consumer;
        this.topic = topic;
        this.clock = clock;
    }

    /**
     * Enters a new takeover of these partitions.
     *
     * @throws org.apache.kafka.common.KafkaException where they are no longer ours, or nobody answers
     */
    long enter(Set<Integer> partitions) {
        Set<TopicPartition> all = consumer.partitionsFor(topic, PATIENCE).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .collect(Collectors.toSet());
        long last = consumer.committed(all, PATIENCE).values().stream()
                .mapToLong(Takeovers::number)
                .max()
                .orElse(0);
        long number = Math.max(last + 1, clock.instant().getEpochSecond());
        commit(partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> number)));
        return number;
    }

    /**
     * Commits again what was entered, which succeeds only for who still holds it.
     *
     * @throws org.apache.kafka.common.KafkaException where they are no longer ours, or nobody answers
     */
    void commit(Map<Integer, Long> entered) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        entered.forEach((partition, number) ->
                offsets.put(new TopicPartition(topic, partition), new OffsetAndMetadata(0, "takeover " + number)));
        consumer.commitSync(offsets, PATIENCE);
    }

    private static long number(@Nullable OffsetAndMetadata committed) {
        Matcher mark = MARK.matcher(committed == null ? "" : committed.metadata());
        return mark.matches() ? Long.parseLong(mark.group(1)) : 0;
    }
}
