package dev.passerby.deploy.chaos.load;

import dev.passerby.deploy.chaos.verdict.SeenEvent;
import dev.passerby.wire.WireFormatException;
import dev.passerby.wire.event.CloudEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;

/** A subscriber to faces with read_committed, on a thread of its own from the topic's beginning until closed. */
public final class EventReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final String FACES = "face.";

    private final String broker;
    private final String topic;
    private final Thread thread;

    /** Guarded by itself. */
    private final List<SeenEvent> seen = new ArrayList<>();

    private volatile @Nullable RuntimeException failure;
    private volatile boolean closed;

    public EventReader(String broker, String topic) {
        this.broker = broker;
        this.topic = topic;
        this.thread = new Thread(this::readOrFail, "chaos-events");
        this.thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    /**
     * Everything read so far, in its order.
     *
     * @throws IllegalStateException if reading has failed
     */
    public List<SeenEvent> seen() {
        if (failure != null) {
            throw new IllegalStateException("the reader of events died", failure);
        }
        synchronized (seen) {
            return List.copyOf(seen);
        }
    }

    /** Whether such an event was read. */
    public boolean has(Predicate<SeenEvent> event) {
        synchronized (seen) {
            return seen.stream().anyMatch(event);
        }
    }

    @Override
    public void close() {
        closed = true;
    }

    private void readOrFail() {
        try {
            read();
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    private void read() {
        try (KafkaConsumer<byte[], byte[]> consumer = Clients.committedReader(broker)) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (!closed) {
                try {
                    consumer.poll(POLL).forEach(this::take);
                } catch (RetriableException e) {
                    // The broker is away; that is what this suite is about.
                }
            }
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        Map<String, byte[]> headers = new HashMap<>();
        record.headers().forEach(header -> headers.put(header.key(), header.value()));
        try {
            CloudEvent event = CloudEvent.decode(headers, record.value());
            if (event.type().startsWith(FACES)) {
                synchronized (seen) {
                    seen.add(SeenEvent.of(event));
                }
            }
        } catch (WireFormatException e) {
            throw new IllegalStateException(
                    topic + "-" + record.partition() + " offset " + record.offset() + " is no event", e);
        }
    }
}
