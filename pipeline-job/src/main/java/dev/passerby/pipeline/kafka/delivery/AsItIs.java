package dev.passerby.pipeline.kafka.delivery;

import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** A record that is one already. */
final class AsItIs implements KafkaRecordSerializationSchema<ProducerRecord<byte[], byte[]>> {

    private static final long serialVersionUID = 1L;

    @Override
    public ProducerRecord<byte[], byte[]> serialize(
            ProducerRecord<byte[], byte[]> record, KafkaSinkContext context, @Nullable Long timestamp) {
        return record;
    }
}
