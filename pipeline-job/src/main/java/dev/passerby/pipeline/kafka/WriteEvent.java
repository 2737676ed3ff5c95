package dev.passerby.pipeline.kafka;

import dev.passerby.pipeline.kafka.delivery.EventSink.ToRecord;
import dev.passerby.wire.event.CloudEvent;
import dev.passerby.wire.event.RecognitionEvent;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;

/** An event as its record: CloudEvents binary mode, keyed by the camera so that its events stay in order. */
final class WriteEvent implements ToRecord<RecognitionEvent> {

    private static final long serialVersionUID = 1L;

    private final String topic;

    WriteEvent(String topic) {
        this.topic = topic;
    }

    @Override
    public ProducerRecord<byte[], byte[]> apply(RecognitionEvent event) {
        CloudEvent cloudEvent = event.toCloudEvent();
        return new ProducerRecord<>(
                topic,
                null,
                event.time().toEpochMilli(),
                event.camera().getBytes(StandardCharsets.UTF_8),
                cloudEvent.value(),
                KafkaHeaders.fromMap(cloudEvent.headers()));
    }
}
