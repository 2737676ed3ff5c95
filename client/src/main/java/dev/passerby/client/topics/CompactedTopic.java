package dev.passerby.client.topics;

import dev.passerby.client.BrokerException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/** A compacted topic seen as what it is, a table: each key's newest value, until a record without value removes it. */
public final class CompactedTopic {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String bootstrapServers;
    private final String topic;

    public CompactedTopic(String bootstrapServers, String topic) {
        this.bootstrapServers = bootstrapServers;
        this.topic = topic;
    }

    /** The newest value of every key, as of now, in the order of their last change. */
    public Map<String, byte[]> read() {
        Map<String, byte[]> table = new LinkedHashMap<>();
        rows().values().stream()
                .sorted(Comparator.comparingLong(Row::writtenAtMillis))
                .forEach(row -> {
                    table.remove(row.key());
                    table.put(row.key(), row.value());
                });
        return table;
    }

    /**
     * Sets a key's value, or removes the key, in the partition where it lies; a new key goes where it belongs. Partitions
     * that were added later move no key: its reader would otherwise see it twice.
     *
     * @return whether the key had a value before
     */
    public boolean writeWhereItLies(String key, byte @Nullable [] value) {
        List<Row> present =
                rows().values().stream().filter(row -> row.key().equals(key)).toList();
        if (present.isEmpty()) {
            if (value != null) {
                write(key, value);
            }
            return false;
        }
        send(present.stream()
                .map(row -> new ProducerRecord<>(topic, row.partition(), utf8(key), value))
                .toList());
        return true;
    }

    /**
     * Moves every key to the partition where it belongs when there are so many, and only then removes it where it lay: no
     * key is ever missing.
     *
     * @return how many were moved
     */
    public int bringHome(int partitions) {
        List<Row> strays = rows().values().stream()
                .filter(row -> row.partition() != home(row.key(), partitions))
                .toList();
        send(strays.stream()
                .map(row -> new ProducerRecord<>(topic, home(row.key(), partitions), utf8(row.key()), row.value()))
                .toList());
        send(strays.stream()
                .map(row -> new ProducerRecord<>(topic, row.partition(), utf8(row.key()), (byte[]) null))
                .toList());
        return strays.size();
    }

    private static int home(String key, int partitions) {
        return Utils.toPositive(Utils.murmur2(utf8(key))) % partitions;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The newest value of a key in a partition. */
    private record Row(String key, int partition, long writtenAtMillis, byte[] value) {}

    private Map<String, Row> rows() {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            return readToEnd(consumer);
        } catch (KafkaException e) {
            throw cannotRead(e);
        }
    }

    /**
     * Sets a key's value and waits for somebody else to answer it under the same key.
     *
     * @return the first value written after this one that is such an answer; empty if none came in time
     */
    Optional<byte[]> ask(String key, byte[] value, Predicate<byte[]> isAnswer, Duration patience) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            List<TopicPartition> all = assignAll(consumer);
            consumer.seekToEnd(all);
            // Asked for now, so that nothing written from here on is missed.
            all.forEach(consumer::position);
            write(key, value);
            long deadline = System.nanoTime() + patience.toNanos();
            while (System.nanoTime() < deadline) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    boolean same = new String(record.key(), StandardCharsets.UTF_8).equals(key);
                    if (same && record.value() != null && isAnswer.test(record.value())) {
                        return Optional.of(record.value());
                    }
                }
            }
            return Optional.empty();
        } catch (KafkaException e) {
            throw cannotRead(e);
        }
    }

    /** Sets a key's value, or removes the key; returns when the broker has it. */
    public void write(String key, byte @Nullable [] value) {
        send(List.of(new ProducerRecord<>(topic, utf8(key), value)));
    }

    private void send(List<ProducerRecord<byte[], byte[]>> records) {
        if (records.isEmpty()) {
            return;
        }
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        PATIENCE.toMillis(),
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        Math.toIntExact(PATIENCE.toMillis()),
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        5_000),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            List<Future<RecordMetadata>> sent =
                    records.stream().map(producer::send).toList();
            for (Future<RecordMetadata> one : sent) {
                one.get(PATIENCE.toSeconds() + 1, TimeUnit.SECONDS);
            }
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw new BrokerException(
                    "cannot write to " + topic + " at " + bootstrapServers + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerException("interrupted while writing to " + topic, e);
        }
    }

    private Map<String, Row> readToEnd(KafkaConsumer<byte[], byte[]> consumer) {
        List<TopicPartition> all = assignAll(consumer);
        consumer.seekToBeginning(all);
        Map<TopicPartition, Long> ends = consumer.endOffsets(all);
        Map<String, Row> table = new LinkedHashMap<>();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!TopicConsumer.reached(consumer, ends)) {
            if (System.nanoTime() > deadline) {
                throw new BrokerException("reading " + topic + " at " + bootstrapServers + " took longer than "
                        + PATIENCE.toSeconds() + " s");
            }
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                String key = new String(record.key(), StandardCharsets.UTF_8);
                String place = record.partition() + "/" + key;
                if (record.value() == null) {
                    table.remove(place);
                } else {
                    table.put(place, new Row(key, record.partition(), record.timestamp(), record.value()));
                }
            }
        }
        return table;
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return TopicConsumer.open(bootstrapServers, PATIENCE, Map.of());
    }

    private List<TopicPartition> assignAll(KafkaConsumer<byte[], byte[]> consumer) {
        List<TopicPartition> all = TopicConsumer.partitions(consumer, topic);
        consumer.assign(all);
        return all;
    }

    private BrokerException cannotRead(KafkaException e) {
        return new BrokerException("cannot read " + topic + " at " + bootstrapServers + ": " + e.getMessage(), e);
    }
}
