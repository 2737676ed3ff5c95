package dev.passerby.client.topics;

import dev.passerby.client.BrokerException;
import dev.passerby.wire.Topics;
import dev.passerby.wire.WireFormatException;
import dev.passerby.wire.frame.Frame;
import dev.passerby.wire.frame.FrameCodec;
import dev.passerby.wire.sighting.Sightings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** The frames as a viewer reads them: the newest, with what the job saw in them. */
public final class FrameTopic {

    /** Hears frames and sightings, each camera's in order; those of one frame in either order. */
    public interface Viewer {
        void frame(Frame frame);

        void sightings(Sightings sightings);
    }

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(100);
    /** A partition's share of one answer of the broker: some twenty frames. */
    private static final int PARTITION_BYTES = 4 << 20;

    private final String bootstrapServers;
    private final String frames;
    private final String sightings;

    public FrameTopic(String bootstrapServers, Topics topics) {
        this.bootstrapServers = bootstrapServers;
        this.frames = topics.frames();
        this.sightings = topics.sightings();
    }

    /**
     * Hands over what is written from a moment on until it is told to stop. What cannot be read is passed over: the job puts
     * it aside.
     *
     * @param since the first record wanted by its time on the broker
     * @param open asked several times a second; reading ends when it is false
     * @throws BrokerException when the broker does not answer, or lacks the frames topic
     */
    public void follow(Instant since, BooleanSupplier open, Viewer viewer) {
        try (KafkaConsumer<byte[], byte[]> consumer = TopicConsumer.open(
                bootstrapServers,
                PATIENCE,
                Map.of(
                        ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                        PARTITION_BYTES,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "latest"))) {
            seek(consumer, since);
            while (open.getAsBoolean()) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    hand(record, viewer);
                }
            }
        } catch (KafkaException e) {
            throw new BrokerException("cannot read " + frames + " at " + bootstrapServers + ": " + e.getMessage(), e);
        }
    }

    private void seek(KafkaConsumer<byte[], byte[]> consumer, Instant since) {
        List<TopicPartition> partitions = new ArrayList<>();
        var present = consumer.listTopics();
        for (String topic : List.of(frames, sightings)) {
            present.getOrDefault(topic, List.of())
                    .forEach(p -> partitions.add(new TopicPartition(topic, p.partition())));
        }
        if (partitions.isEmpty()) {
            throw new BrokerException("there is no topic " + frames + " at " + bootstrapServers);
        }
        consumer.assign(partitions);
        Map<TopicPartition, Long> times = new HashMap<>();
        partitions.forEach(partition -> times.put(partition, since.toEpochMilli()));
        var offsets = consumer.offsetsForTimes(times);
        var ends = consumer.endOffsets(partitions);
        for (TopicPartition partition : partitions) {
            var first = offsets.get(partition);
            consumer.seek(partition, first == null ? ends.getOrDefault(partition, 0L) : first.offset());
        }
    }

    private void hand(ConsumerRecord<byte[], byte[]> record, Viewer viewer) {
        try {
            if (record.topic().equals(sightings)) {
                if (record.value() != null) {
                    viewer.sightings(Sightings.fromJson(record.value()));
                }
                return;
            }
            Map<String, byte[]> headers = new HashMap<>();
            record.headers().forEach(header -> headers.put(header.key(), header.value()));
            viewer.frame(FrameCodec.decode(record.key(), headers, record.value()));
        } catch (WireFormatException e) {
            // The job notes it among the dead letters; a viewer has nothing to add.
            return;
        }
    }
}
