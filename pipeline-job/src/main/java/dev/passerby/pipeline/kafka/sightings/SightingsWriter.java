package dev.passerby.pipeline.kafka.sightings;

import dev.passerby.wire.sighting.Sightings;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.metrics.Counter;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands sightings to a producer that takes them at once or not at all; what is lost is counted, and told now and then. */
final class SightingsWriter implements SinkWriter<Sightings> {

    private static final Logger LOG = LoggerFactory.getLogger(SightingsWriter.class);
    private static final long TOLD_EVERY_NANOS = Duration.ofMinutes(1).toNanos();
    private static final Duration FAREWELL = Duration.ofMillis(100);

    private final Producer<byte[], byte[]> producer;
    private final String topic;
    private final Counter lost;
    private final AtomicLong untold = new AtomicLong();
    private final AtomicLong toldAtNanos = new AtomicLong(System.nanoTime() - TOLD_EVERY_NANOS);

    SightingsWriter(Producer<byte[], byte[]> producer, String topic, Counter lost) {
        this.producer = producer;
        this.topic = topic;
        this.lost = lost;
    }

    @Override
    public void write(Sightings sightings, Context context) {
        try {
            var unused = producer.send(
                    new ProducerRecord<>(topic, sightings.key(), sightings.toJson()),
                    (metadata, failure) -> noteLoss(failure));
        } catch (KafkaException e) {
            noteLoss(e);
        }
    }

    /** Nothing: no checkpoint waits for what is only for looking. */
    @Override
    public void flush(boolean endOfInput) {}

    @Override
    public void close() {
        producer.close(FAREWELL);
    }

    /** On the job's thread or on the producer's. The topic's whereabouts are always unknown to the first record. */
    private void noteLoss(@Nullable Exception failure) {
        if (failure == null) {
            return;
        }
        lost.inc();
        long losses = untold.incrementAndGet();
        long told = toldAtNanos.get();
        long now = System.nanoTime();
        if (losses > 1 && now - told > TOLD_EVERY_NANOS && toldAtNanos.compareAndSet(told, now)) {
            LOG.warn(
                    "{} frames' sightings were not written to {}, the last because {}",
                    untold.getAndSet(0),
                    topic,
                    failure.getMessage());
        }
    }
}
