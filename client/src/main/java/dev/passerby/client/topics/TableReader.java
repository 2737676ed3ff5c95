package dev.passerby.client.topics;

import dev.passerby.client.topics.CompactedTable.Format;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the thread of a {@link CompactedTable} does: it reads the topic, again after each failure, for as long as the rows are
 * open.
 */
final class TableReader<V> implements Runnable {

    /** How long a broker is waited for. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(TableReader.class);

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration AGAIN = Duration.ofSeconds(1);

    /** How long the broker's silence goes unnoticed at most; it is asked every half of this. */
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private final String bootstrapServers;
    private final String topic;
    private final Format<V> format;
    private final TableRows<V> rows;

    private volatile @Nullable KafkaConsumer<byte[], byte[]> reading;
    private volatile long answeredAtNanos = System.nanoTime() - SILENCE.toNanos();

    TableReader(String bootstrapServers, String topic, Format<V> format, TableRows<V> rows) {
        this.bootstrapServers = bootstrapServers;
        this.topic = topic;
        this.format = format;
        this.rows = rows;
    }

    /** Whether the broker answered within the last ten seconds. */
    boolean reachesBroker() {
        return System.nanoTime() - answeredAtNanos < SILENCE.toNanos();
    }

    /** Calls the thread away from what it waits for. */
    void wake() {
        KafkaConsumer<byte[], byte[]> consumer = reading;
        if (consumer != null) {
            consumer.wakeup();
        }
    }

    @Override
    public void run() {
        boolean told = false;
        while (rows.isOpen()) {
            try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
                reading = consumer;
                read(consumer);
                told = false;
            } catch (WakeupException | InterruptException e) {
                return;
            } catch (KafkaException | IllegalStateException e) {
                if (!told && rows.isOpen()) {
                    LOG.warn("{} at {} cannot be read and is tried again: {}", topic, bootstrapServers, e.getMessage());
                    told = true;
                }
                rows.awaitClosed(AGAIN);
            }
        }
    }

    /** Reads all there is, tells what differs from before, and then every change; returns when partitions were added. */
    private void read(KafkaConsumer<byte[], byte[]> consumer) {
        List<TopicPartition> all = partitions(consumer);
        consumer.assign(all);
        consumer.seekToBeginning(all);
        Map<TopicPartition, Long> ends = consumer.endOffsets(all);
        WrittenValues<V> written = new WrittenValues<>(format);
        while (rows.isOpen() && !TopicConsumer.reached(consumer, ends)) {
            consumer.poll(POLL).forEach(written::place);
        }
        if (!rows.isOpen()) {
            return;
        }
        answeredAtNanos = System.nanoTime();
        rows.replace(written.newest());
        long askAt = System.nanoTime() + SILENCE.toNanos() / 2;
        while (rows.isOpen()) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                answeredAtNanos = System.nanoTime();
                written.place(record);
                String key = WrittenValues.key(record);
                rows.set(key, written.newest(key));
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
        List<TopicPartition> all = TopicConsumer.partitions(consumer, topic);
        if (all.isEmpty()) {
            throw new IllegalStateException("there is no such topic");
        }
        return all;
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return TopicConsumer.open(
                bootstrapServers,
                PATIENCE,
                Map.of(
                        ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        Math.toIntExact(PATIENCE.toMillis()),
                        ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                        Math.toIntExact(AGAIN.toMillis()),
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest"));
    }
}
