package dev.passerby.pipeline.kafka.delivery;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** The events of a transaction that is being written; too many of them are only counted, because they travel in checkpoints. */
final class Written {

    static final Written NOTHING = new Written(0, 0, List.of());

    /** Some 15,000 events. */
    private static final int MOST_BYTES = 32 << 20;

    private final int count;
    private final int bytes;
    private final @Nullable List<ProducerRecord<byte[], byte[]>> records;

    private Written(int count, int bytes, @Nullable List<ProducerRecord<byte[], byte[]>> records) {
        this.count = count;
        this.bytes = bytes;
        this.records = records;
    }

    /** The same and one more. The list is handed on and grows; only the newest of these objects may be asked. */
    Written and(ProducerRecord<byte[], byte[]> record) {
        int longer = bytes + (record.value() == null ? 0 : record.value().length);
        if (records == null || longer > MOST_BYTES) {
            return new Written(count + 1, bytes, null);
        }
        List<ProducerRecord<byte[], byte[]>> grown = count == 0 ? new ArrayList<>() : records;
        grown.add(record);
        return new Written(count + 1, longer, grown);
    }

    int count() {
        return count;
    }

    /** The records in their order; null if they were too many. */
    @Nullable
    List<ProducerRecord<byte[], byte[]>> records() {
        return records == null ? null : Collections.unmodifiableList(records);
    }
}
