package dev.passerby.pipeline.kafka;

import dev.passerby.pipeline.gallery.GalleryUpdate;
import dev.passerby.wire.WireFormatException;
import dev.passerby.wire.gallery.GalleryEntry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gallery topic from its beginning to its end, and on from there until closed. Where the end was when reading began
 * is asked first, and passing it is said once.
 */
final class FollowGallery implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(FollowGallery.class);
    private static final Duration POLL = Duration.ofMillis(500);

    private final Consumer<byte[], byte[]> consumer;
    private final String topic;
    private final Handover<GalleryUpdate> updates;
    private volatile boolean closed;

    FollowGallery(Consumer<byte[], byte[]> consumer, String topic, Handover<GalleryUpdate> updates) {
        this.consumer = consumer;
        this.topic = topic;
        this.updates = updates;
    }

    @Override
    public void run() {
        try (consumer) {
            Map<TopicPartition, Long> ends = fromTheBeginning();
            boolean caughtUp = false;
            while (!closed) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    handOver(record);
                }
                if (!caughtUp && isPast(ends)) {
                    caughtUp = true;
                    updates.put(GalleryUpdate.CAUGHT_UP);
                }
            }
        } catch (WakeupException | InterruptedException e) {
            if (!closed) {
                updates.fail(e);
            }
        } catch (RuntimeException e) {
            updates.fail(e);
        } catch (Error e) {
            // Such as a class that a cluster's libraries lack: a thread that dies alone leaves a job that names nobody.
            updates.fail(new IllegalStateException("reading the gallery: " + e, e));
        }
    }

    /** Ends {@link #run}, from any thread. */
    void close() {
        closed = true;
        consumer.wakeup();
    }

    /** Sets the consumer to every partition's beginning and says where their ends are now. */
    private Map<TopicPartition, Long> fromTheBeginning() {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new IllegalStateException("reading the gallery: topic '" + topic + "' does not exist; create it"
                    + " with one partition and cleanup.policy=compact");
        }
        consumer.assign(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        consumer.seekToBeginning(partitions);
        return ends;
    }

    /** By position and not by record: compaction may have taken the last one away. */
    private boolean isPast(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private void handOver(ConsumerRecord<byte[], byte[]> record) throws InterruptedException {
        if (record.value() == null) {
            // Compaction's own delete says nothing to the job: people leave by a versioned removal.
            return;
        }
        GalleryEntry entry;
        try {
            entry = GalleryEntry.fromJson(record.value());
        } catch (WireFormatException e) {
            LOG.warn(
                    "gallery entry at {}-{} offset {} is skipped: {}",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    e.getMessage());
            return;
        }
        updates.put(GalleryUpdate.of(entry));
    }
}
