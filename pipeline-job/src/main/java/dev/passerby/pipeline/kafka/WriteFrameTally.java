package dev.passerby.pipeline.kafka;

import dev.passerby.wire.tally.FrameTally;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** A frame tally as its record; the newest under its key holds. */
final class WriteFrameTally implements KafkaRecordSerializationSchema<FrameTally> {

    private static final long serialVersionUID = 1L;

    private final String topic;

    WriteFrameTally(String topic) {
        this.topic = topic;
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(
            FrameTally tally, KafkaSinkContext context, @Nullable Long timestamp) {
        return new ProducerRecord<>(topic, tally.key(), tally.toJson());
    }
}
