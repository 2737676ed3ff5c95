package dev.passerby.pipeline.kafka;

import dev.passerby.pipeline.gallery.GalleryNow;
import dev.passerby.vision.matching.GalleryMerge;
import dev.passerby.wire.WireFormatException;
import dev.passerby.wire.gallery.GalleryEntry;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The gallery topic from its beginning to where its end is when asked. What cannot be read is passed over; {@link FollowGallery}
 * tells of it.
 */
final class ReadGallery implements GalleryNow {

    private static final long serialVersionUID = 1L;
    private static final Duration POLL = Duration.ofMillis(200);

    private final String bootstrapServers;
    private final String topic;

    ReadGallery(String bootstrapServers, String topic) {
        this.bootstrapServers = bootstrapServers;
        this.topic = topic;
    }

    @Override
    public List<GalleryEntry> read() {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                GallerySource.consumerProperties(bootstrapServers),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.seekToBeginning(partitions);
            Map<String, GalleryEntry> newest = new HashMap<>();
            while (!ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
                consumer.poll(POLL).forEach(record -> take(record, newest));
            }
            return List.copyOf(newest.values());
        }
    }

    private static void take(ConsumerRecord<byte[], byte[]> record, Map<String, GalleryEntry> newest) {
        if (record.value() == null) {
            return;
        }
        try {
            GalleryEntry entry = GalleryEntry.fromJson(record.value());
            if (GalleryMerge.replaces(entry, newest.get(entry.personId()))) {
                newest.put(entry.personId(), entry);
            }
        } catch (WireFormatException e) {
            // FollowGallery comes by the same record and says so.
            return;
        }
    }
}
