package dev.passerby.pipeline.kafka;

import dev.passerby.wire.gallery.GalleryEntry;
import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** A gallery entry as its record, keyed by the person. */
final class WriteGalleryEntry implements KafkaRecordSerializationSchema<GalleryEntry> {

    private static final long serialVersionUID = 1L;

    private final String topic;

    WriteGalleryEntry(String topic) {
        this.topic = topic;
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(
            GalleryEntry entry, KafkaSinkContext context, @Nullable Long timestamp) {
        return new ProducerRecord<>(topic, entry.personId().getBytes(StandardCharsets.UTF_8), entry.toJson());
    }
}
