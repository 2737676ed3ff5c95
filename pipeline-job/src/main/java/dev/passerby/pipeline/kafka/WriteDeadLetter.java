package dev.passerby.pipeline.kafka;

import dev.passerby.wire.deadletter.DeadLetter;
import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** A dead letter as its record, keyed by where the unreadable one lies: {@code topic-partition-offset}. */
final class WriteDeadLetter implements KafkaRecordSerializationSchema<DeadLetter> {

    private static final long serialVersionUID = 1L;

    private final String topic;

    WriteDeadLetter(String topic) {
        this.topic = topic;
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(
            DeadLetter letter, KafkaSinkContext context, @Nullable Long timestamp) {
        String key = letter.topic() + "-" + letter.partition() + "-" + letter.offset();
        return new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), letter.toJson());
    }
}
