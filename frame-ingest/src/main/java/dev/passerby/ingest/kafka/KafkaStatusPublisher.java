package dev.passerby.ingest.kafka;

import dev.passerby.ingest.publish.StatusPublisher;
import dev.passerby.wire.Topics;
import dev.passerby.wire.camera.CameraStatus;
import dev.passerby.wire.event.CameraEvent;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The status and events topics, through a producer of its own, so that frames that wait for an absent broker take no room
 * from the news that a camera is gone. Its thread may wait for the broker; callers never do.
 */
public final class KafkaStatusPublisher implements StatusPublisher {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaStatusPublisher.class);
    private static final int WAITING = 4096;

    private final Topics topics;
    private final String worker;
    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicLong lost = new AtomicLong();
    private final ThreadPoolExecutor sending;

    /**
     * @param worker the name under which it is said
     */
    public KafkaStatusPublisher(String bootstrapServers, Topics topics, String worker) {
        this.topics = topics;
        this.worker = worker;
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.CLIENT_ID_CONFIG,
                        "passerby-camera-status",
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.LINGER_MS_CONFIG,
                        0,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        30_000,
                        ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                        1_000),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        this.sending = new ThreadPoolExecutor(
                1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), KafkaStatusPublisher::daemon);
    }

    @Override
    public void status(CameraStatus status) {
        enqueue(Records.of(status.by(worker), topics));
    }

    @Override
    public void event(CameraEvent event) {
        enqueue(Records.of(event, topics));
    }

    @Override
    public void forget(String cameraId) {
        enqueue(Records.tombstone(cameraId, topics));
    }

    private void enqueue(ProducerRecord<byte[], byte[]> record) {
        try {
            sending.execute(() -> send(record));
        } catch (RejectedExecutionException e) {
            countLoss(e);
        }
    }

    private void send(ProducerRecord<byte[], byte[]> record) {
        try {
            var unused = producer.send(record, (metadata, failure) -> {
                if (failure != null) {
                    countLoss(failure);
                }
            });
        } catch (KafkaException | IllegalStateException e) {
            countLoss(e);
        }
    }

    // Logged at the first loss and then at every power of two, so that an absent broker does not fill the log.
    private void countLoss(Exception cause) {
        long count = lost.incrementAndGet();
        if (Long.bitCount(count) == 1) {
            LOG.warn("{} camera statuses and events could not be sent so far; last cause: {}", count, cause.toString());
        }
    }

    @Override
    public void close() {
        sending.shutdown();
        try {
            if (!sending.awaitTermination(1, TimeUnit.SECONDS)) {
                sending.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close(Duration.ofSeconds(1));
    }

    private static Thread daemon(Runnable body) {
        Thread thread = new Thread(body, "camera-status");
        thread.setDaemon(true);
        return thread;
    }
}
