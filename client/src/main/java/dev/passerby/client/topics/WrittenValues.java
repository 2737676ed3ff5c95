package dev.passerby.client.topics;

import dev.passerby.client.topics.CompactedTable.Format;
import dev.passerby.wire.WireFormatException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The values of a compacted topic where they lie. Partitions that were added later leave a key's old value in another one: of
 * several, the one written last counts.
 */
final class WrittenValues<V> {

    private static final Logger LOG = LoggerFactory.getLogger(WrittenValues.class);

    private record Row<V>(String key, long writtenAtMillis, V value) {}

    private final Format<V> format;
    /** By partition and key. */
    private final Map<String, Row<V>> places = new HashMap<>();

    WrittenValues(Format<V> format) {
        this.format = format;
    }

    /** Takes in what lies there from now on. */
    void place(ConsumerRecord<byte[], byte[]> record) {
        String key = key(record);
        String place = record.partition() + "/" + key;
        byte[] value = record.value();
        if (value == null) {
            places.remove(place);
            return;
        }
        try {
            places.put(place, new Row<>(key, record.timestamp(), format.read(value)));
        } catch (WireFormatException e) {
            // What cannot be read is no row: an older reader sees less than a newer writer wrote.
            places.remove(place);
            LOG.warn("skipped {}-{}@{}: {}", record.topic(), record.partition(), record.offset(), e.getMessage());
        }
    }

    /** Every key and what it means, in the order of writing. */
    Map<String, V> newest() {
        Map<String, V> table = new LinkedHashMap<>();
        places.values().stream()
                .sorted(Comparator.comparingLong(Row<V>::writtenAtMillis))
                .forEach(row -> {
                    table.remove(row.key());
                    table.put(row.key(), row.value());
                });
        return table;
    }

    @Nullable
    V newest(String key) {
        return places.values().stream()
                .filter(row -> row.key().equals(key))
                .max(Comparator.comparingLong(Row<V>::writtenAtMillis))
                .map(Row::value)
                .orElse(null);
    }

    static String key(ConsumerRecord<byte[], byte[]> record) {
        byte[] key = record.key();
        return key == null ? "" : new String(key, StandardCharsets.UTF_8);
    }
}
