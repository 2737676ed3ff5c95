package dev.passerby.client.events;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Where reading begins in a partition where nothing was read yet, and whether that is known. */
final class Places {

    private final Start start;
    /** The partitions there were at first. Those added later are read from their beginning: all in them is news. */
    private @Nullable Set<TopicPartition> first;

    private final CountDownLatch found = new CountDownLatch(1);

    Places(Start start) {
        this.start = start;
    }

    /** The topic's partitions; empty while there is no such topic. */
    List<TopicPartition> all(Consumer<?, ?> consumer, String topic) {
        List<TopicPartition> all = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        if (first == null && !all.isEmpty()) {
            first = new HashSet<>(all);
        }
        return all;
    }

    /** The offset of the first event wanted in each of the partitions. */
    Map<TopicPartition, OffsetAndMetadata> firstWanted(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        Map<TopicPartition, Long> offsets = new HashMap<>(consumer.beginningOffsets(partitions));
        Set<TopicPartition> old = new HashSet<>(partitions);
        if (first != null) {
            old.retainAll(first);
        }
        if (start instanceof Start.Now) {
            offsets.putAll(consumer.endOffsets(old));
        } else if (start instanceof Start.Since since) {
            offsets.putAll(offsetsAt(consumer, old, since.time()));
        }
        Map<TopicPartition, OffsetAndMetadata> wanted = new HashMap<>();
        offsets.forEach((partition, offset) -> wanted.put(partition, new OffsetAndMetadata(offset)));
        return wanted;
    }

    /** Says that the broker has told where reading begins. */
    void found() {
        found.countDown();
    }

    /** Waits until that was said; false if it was not by then. */
    boolean awaitFound(Duration patience) throws InterruptedException {
        return found.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Map<TopicPartition, Long> offsetsAt(
            Consumer<?, ?> consumer, Collection<TopicPartition> partitions, Instant time) {
        Map<TopicPartition, Long> times = new HashMap<>();
        partitions.forEach(partition -> times.put(partition, Math.max(0, time.toEpochMilli())));
        Map<TopicPartition, Long> offsets = new HashMap<>(consumer.endOffsets(partitions));
        consumer.offsetsForTimes(times).forEach((partition, found) -> {
            if (found != null) {
                offsets.put(partition, found.offset());
            }
        });
        return offsets;
    }
}
