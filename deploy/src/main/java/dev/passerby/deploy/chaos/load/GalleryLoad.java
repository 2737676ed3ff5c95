package dev.passerby.deploy.chaos.load;

import dev.passerby.deploy.chaos.verdict.Agreement.Change;
import dev.passerby.deploy.standin.StandInPeople;
import dev.passerby.wire.gallery.GalleryEntry;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** The one who enrols and erases. Every change has a higher version than all before. Not thread-safe. */
public final class GalleryLoad implements AutoCloseable {

    private static final int MAX_REQUEST_BYTES = 2 << 20;
    private static final int FIRST_OF_STORM = 2_001;
    private static final int PEOPLE_IN_STORM = 300;
    private static final long SECOND = 1_000_000_000L;

    private final String topic;
    private final KafkaProducer<byte[], byte[]> producer;
    private long version;

    public GalleryLoad(String broker, String topic) {
        this.topic = topic;
        this.producer = Clients.producer(broker, MAX_REQUEST_BYTES);
    }

    /** Enrols a person; returns when the broker has it. */
    public Change enrol(int person) throws InterruptedException {
        return acknowledged(send(StandInPeople.enrolled(person, ++version)));
    }

    /** Erases a person; returns when the broker has it. */
    public Change erase(int person) throws InterruptedException {
        version++;
        return acknowledged(send(StandInPeople.enrolled(person, version).removal(version)));
    }

    /** Changes people whom no camera shows, so often a second and for so long; returns when the broker has the last. */
    public Change storm(int perSecond, int seconds) throws InterruptedException {
        long began = System.nanoTime();
        Future<RecordMetadata> last = null;
        for (int i = 0; i < perSecond * seconds; i++) {
            last = send(StandInPeople.enrolled(FIRST_OF_STORM + i % PEOPLE_IN_STORM, ++version));
            LockSupport.parkNanos(began + i * (SECOND / perSecond) - System.nanoTime());
        }
        if (last == null) {
            throw new IllegalArgumentException("a storm has 1 change at least");
        }
        return acknowledged(last);
    }

    private Future<RecordMetadata> send(GalleryEntry entry) {
        return producer.send(
                new ProducerRecord<>(topic, entry.personId().getBytes(StandardCharsets.UTF_8), entry.toJson()));
    }

    private Change acknowledged(Future<RecordMetadata> sent) throws InterruptedException {
        try {
            sent.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker refused a change of the gallery", e);
        }
        return new Change(version, System.currentTimeMillis());
    }

    @Override
    public void close() {
        producer.close(java.time.Duration.ofSeconds(5));
    }
}
