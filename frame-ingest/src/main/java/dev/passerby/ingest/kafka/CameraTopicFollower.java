package dev.passerby.ingest.kafka;

import dev.passerby.ingest.camera.StopSignal;
import dev.passerby.ingest.share.PlacedCamera;
import dev.passerby.wire.Topics;
import dev.passerby.wire.WireFormatException;
import dev.passerby.wire.camera.Camera;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All attached cameras, read from their compacted topic: everything from its beginning first, told once as a whole, then
 * every change. Every worker knows them all, so that it starts another's without reading, and can say what is a fair share.
 * A record that cannot be read is skipped with a warning. Runs on a daemon thread.
 */
public final class CameraTopicFollower implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CameraTopicFollower.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final String bootstrapServers;
    private final String topic;
    private final Consumer<Map<String, PlacedCamera>> listener;
    private final StopSignal stop = new StopSignal();
    private final Thread thread;
    private final Map<String, Instant> writtenAt = new ConcurrentHashMap<>();
    private volatile @Nullable KafkaConsumer<byte[], byte[]> reading;
    private boolean complained;
    private Set<String> strays = Set.of();

    /**
     * A follower that is not yet started.
     *
     * @param listener is given all attached cameras by id, in the follower's thread, whenever they change
     */
    public CameraTopicFollower(String bootstrapServers, Topics topics, Consumer<Map<String, PlacedCamera>> listener) {
        this.bootstrapServers = bootstrapServers;
        this.topic = topics.cameras();
        this.listener = listener;
        this.thread = new Thread(this::run, "cameras-topic");
        this.thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    /** When the camera's newest record was written, by the clock of whoever wrote it; long ago where there is none. */
    public Instant writtenAt(String cameraId) {
        return writtenAt.getOrDefault(cameraId, Instant.EPOCH);
    }

    private void run() {
        while (!stop.isStopped()) {
            try (KafkaConsumer<byte[], byte[]> consumer =
                    new KafkaConsumer<>(configuration(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
                reading = consumer;
                follow(consumer);
            } catch (KafkaException e) {
                if (!complained && !stop.isStopped()) {
                    complained = true;
                    LOG.warn("reading attached cameras from topic {} fails, trying on: {}", topic, e.toString());
                }
                stop.await(RETRY);
            } finally {
                reading = null;
            }
        }
    }

    private void follow(KafkaConsumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions = partitions(consumer);
        if (partitions.isEmpty()) {
            stop.await(POLL);
            return;
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        CameraTable cameras = new CameraTable(partitions.size());
        boolean told = false;
        while (!stop.isStopped()) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            records.forEach(record -> enter(record, cameras));
            boolean complete =
                    told || ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
            if (complete && (!told || !records.isEmpty())) {
                told = true;
                complained = false;
                complainAboutStrays(cameras.strays());
                listener.accept(cameras.placed());
            }
            if (partitions(consumer).size() != partitions.size()) {
                return;
            }
        }
    }

    private List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer) {
        return consumer.partitionsFor(topic, Duration.ofSeconds(5)).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }

    private void complainAboutStrays(Set<String> now) {
        if (!now.isEmpty() && !now.equals(strays)) {
            LOG.warn(
                    "cameras {} lie where they do not belong since the partitions of {} were increased; they work, but are"
                            + " shared unevenly until each is removed and added again",
                    now,
                    topic);
        }
        strays = now;
    }

    private void enter(ConsumerRecord<byte[], byte[]> record, CameraTable cameras) {
        String id = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
        try {
            Camera camera = record.value() == null ? null : Camera.fromJson(record.value());
            if (camera != null && !camera.id().equals(id)) {
                throw new WireFormatException(
                        "its key must be the camera's id '" + camera.id() + "', got '" + id + "'");
            }
            cameras.enter(id, record.partition(), camera);
            if (camera == null) {
                writtenAt.remove(id);
            } else {
                writtenAt.put(id, Instant.ofEpochMilli(record.timestamp()));
            }
        } catch (WireFormatException e) {
            LOG.warn(
                    "skipping the record at {}-{} offset {}: {}",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    e.getMessage());
        }
    }

    private Map<String, Object> configuration() {
        return Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.CLIENT_ID_CONFIG,
                "passerby-cameras",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                10_000,
                // How soon it is noticed that the topic has more partitions.
                ConsumerConfig.METADATA_MAX_AGE_CONFIG,
                10_000,
                ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                1_000);
    }

    @Override
    public void close() {
        stop.stop();
        // Ends the wait for records, or for a broker that is away. Not an interrupt: a consumer cannot close in order
        // then.
        KafkaConsumer<byte[], byte[]> consumer = reading;
        if (consumer != null) {
            consumer.wakeup();
        }
        try {
            thread.join(2_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
