package dev.passerby.client.topics;

import dev.passerby.wire.WireFormatException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A compacted topic kept in memory: one thread follows it for as long as this is open, and whoever asks gets the rows as of
 * now without asking the broker. A broker that goes away leaves the rows as they were last; when it is back they are read
 * again, and listeners hear what is different.
 *
 * <p>Any thread may ask. Listeners are called by the reading thread, one change after the other.
 *
 * @param <V> what a value means
 */
public final class CompactedTable<V> implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CompactedTable.class);

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration AGAIN = Duration.ofSeconds(1);

    /** How long the broker's silence goes unnoticed at most; it is asked every half of this. */
    private static final Duration SILENCE = Duration.ofSeconds(10);

    /** What a value means. */
    @FunctionalInterface
    public interface Format<V> {
        V read(byte[] value) throws WireFormatException;
    }

    /**
     * A row that is new, other or gone.
     *
     * @param key the row's
     * @param before absent for a new row
     * @param after absent for one that is gone
     */
    public record Change<V>(
            String key, @Nullable V before, @Nullable V after) {}

    /** Hears of changes; must not block for long, for the table stands still meanwhile. */
    @FunctionalInterface
    public interface Listener<V> {
        void changed(Change<V> change);
    }

    /** A value where it lies: partitions that were added later leave a key's old value in another one. */
    private record Row<V>(String key, int partition, long writtenAtMillis, V value) {}

    private final String bootstrapServers;
    private final String topic;
    private final Format<V> format;
    private final List<Listener<V>> listeners = new CopyOnWriteArrayList<>();
    private final AtomicBoolean open = new AtomicBoolean(true);
    private final Thread reader;
    private final Object changed = new Object();

    private volatile Map<String, V> rows = Map.of();
    private volatile boolean complete;
    private volatile @Nullable KafkaConsumer<byte[], byte[]> reading;
    private volatile long answeredAtNanos = System.nanoTime() - SILENCE.toNanos();

    private CompactedTable(String bootstrapServers, String topic, Format<V> format) {
        this.bootstrapServers = bootstrapServers;
        this.topic = topic;
        this.format = format;
        this.reader = new Thread(this::follow, "table-" + topic);
        reader.setDaemon(true);
    }

    /** Begins to follow a topic, whether or not its broker answers yet. */
    public static <V> CompactedTable<V> follow(String bootstrapServers, String topic, Format<V> format) {
        CompactedTable<V> table = new CompactedTable<>(bootstrapServers, topic, format);
        table.reader.start();
        return table;
    }

    /** The rows as of now, in the order of their last change; never changed afterwards. */
    public Map<String, V> rows() {
        return rows;
    }

    /** Adds a listener; it hears of what changes from now on. */
    public void listen(Listener<V> listener) {
        listeners.add(listener);
    }

    /** Whether the topic was read to its end at least once. */
    public boolean isComplete() {
        return complete;
    }

    /** Whether the broker answered within the last ten seconds. */
    public boolean reachesBroker() {
        return System.nanoTime() - answeredAtNanos < SILENCE.toNanos();
    }

    /**
     * Waits until the rows are as wanted, such as when one just written has come back.
     *
     * @return whether they are; false when the time was up first
     */
    public boolean await(Predicate<Map<String, V>> wanted, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        synchronized (changed) {
            while (!wanted.test(rows)) {
                long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
                if (left <= 0 || !open.get()) {
                    return false;
                }
                try {
                    changed.wait(left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }
            return true;
        }
    }

    /** Waits until the topic was read to its end once; false when the time was up first. */
    public boolean awaitComplete(Duration patience) {
        return await(rows -> complete, patience);
    }

    @Override
    public void close() {
        open.set(false);
        synchronized (changed) {
            changed.notifyAll();
        }
        KafkaConsumer<byte[], byte[]> consumer = reading;
        if (consumer != null) {
            consumer.wakeup();
        }
        if (Thread.currentThread() != reader) {
            try {
                reader.join(PATIENCE.plus(PATIENCE).toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void follow() {
        boolean told = false;
        while (open.get()) {
            try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
                reading = consumer;
                read(consumer);
                told = false;
            } catch (WakeupException | InterruptException e) {
                return;
            } catch (KafkaException | IllegalStateException e) {
                if (!told && open.get()) {
                    LOG.warn("{} at {} cannot be read and is tried again: {}", topic, bootstrapServers, e.getMessage());
                    told = true;
                }
                pause();
            }
        }
    }

    /** Reads all there is, tells what differs from before, and then every change; returns when partitions were added. */
    private void read(KafkaConsumer<byte[], byte[]> consumer) {
        List<TopicPartition> all = partitions(consumer);
        consumer.assign(all);
        consumer.seekToBeginning(all);
        Map<TopicPartition, Long> ends = consumer.endOffsets(all);
        Map<String, Row<V>> places = new HashMap<>();
        while (open.get() && !reached(consumer, ends)) {
            consumer.poll(POLL).forEach(record -> place(record, places));
        }
        if (!open.get()) {
            return;
        }
        answeredAtNanos = System.nanoTime();
        replace(newest(places));
        long askAt = System.nanoTime() + SILENCE.toNanos() / 2;
        while (open.get()) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                answeredAtNanos = System.nanoTime();
                place(record, places);
                set(key(record), newest(places, key(record)));
            }
            if (System.nanoTime() > askAt) {
                if (partitions(consumer).size() != all.size()) {
                    return;
                }
                answeredAtNanos = System.nanoTime();
                askAt = System.nanoTime() + SILENCE.toNanos() / 2;
            }
        }
    }

    private List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer) {
        List<TopicPartition> all = consumer.partitionsFor(topic, PATIENCE).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        if (all.isEmpty()) {
            throw new IllegalStateException("there is no such topic");
        }
        return all;
    }

    private static boolean reached(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey(), PATIENCE) >= end.getValue());
    }

    private void place(ConsumerRecord<byte[], byte[]> record, Map<String, Row<V>> places) {
        String key = key(record);
        String place = record.partition() + "/" + key;
        byte[] value = record.value();
        if (value == null) {
            places.remove(place);
            return;
        }
        try {
            places.put(place, new Row<>(key, record.partition(), record.timestamp(), format.read(value)));
        } catch (WireFormatException e) {
            // What cannot be read is no row: an older reader sees less than a newer writer wrote.
            places.remove(place);
            LOG.warn("skipped {}-{}@{}: {}", topic, record.partition(), record.offset(), e.getMessage());
        }
    }

    private static String key(ConsumerRecord<byte[], byte[]> record) {
        byte[] key = record.key();
        return key == null ? "" : new String(key, StandardCharsets.UTF_8);
    }

    private static <V> Map<String, V> newest(Map<String, Row<V>> places) {
        Map<String, V> table = new LinkedHashMap<>();
        places.values().stream()
                .sorted(Comparator.comparingLong(Row<V>::writtenAtMillis))
                .forEach(row -> {
                    table.remove(row.key());
                    table.put(row.key(), row.value());
                });
        return table;
    }

    private static <V> @Nullable V newest(Map<String, Row<V>> places, String key) {
        return places.values().stream()
                .filter(row -> row.key().equals(key))
                .max(Comparator.comparingLong(Row<V>::writtenAtMillis))
                .map(Row::value)
                .orElse(null);
    }

    private void replace(Map<String, V> next) {
        Map<String, V> before = rows;
        publish(next);
        before.forEach((key, value) -> {
            if (!next.containsKey(key)) {
                tell(new Change<>(key, value, null));
            }
        });
        next.forEach((key, value) -> {
            V known = before.get(key);
            if (!Objects.equals(known, value)) {
                tell(new Change<>(key, known, value));
            }
        });
    }

    private void set(String key, @Nullable V value) {
        Map<String, V> next = new LinkedHashMap<>(rows);
        V before = next.remove(key);
        if (value != null) {
            next.put(key, value);
        }
        publish(next);
        if (before != null || value != null) {
            tell(new Change<>(key, before, value));
        }
    }

    private void publish(Map<String, V> next) {
        synchronized (changed) {
            rows = Collections.unmodifiableMap(next);
            complete = true;
            changed.notifyAll();
        }
    }

    private void tell(Change<V> change) {
        for (Listener<V> listener : listeners) {
            try {
                listener.changed(change);
            } catch (RuntimeException e) {
                LOG.error("a listener of {} failed", topic, e);
            }
        }
    }

    private void pause() {
        await(rows -> !open.get(), AGAIN);
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        Math.toIntExact(PATIENCE.toMillis()),
                        ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        Math.toIntExact(PATIENCE.toMillis()),
                        ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                        Math.toIntExact(AGAIN.toMillis()),
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
