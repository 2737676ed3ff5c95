package dev.passerby.ingest.kafka;

import dev.passerby.wire.Topics;
import dev.passerby.wire.camera.CameraStatus;
import dev.passerby.wire.event.CameraEvent;
import dev.passerby.wire.event.CloudEvent;
import dev.passerby.wire.frame.Frame;
import dev.passerby.wire.frame.FrameCodec;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What is sent, as Kafka records; the key is always the camera's id. */
final class Records {

    private Records() {}

    static ProducerRecord<byte[], byte[]> of(Frame frame, Topics topics) {
        ProducerRecord<byte[], byte[]> record = record(topics.frames(), frame.cameraId(), frame.jpeg());
        addHeaders(record, FrameCodec.headers(frame));
        return record;
    }

    static ProducerRecord<byte[], byte[]> of(CameraStatus status, Topics topics) {
        return record(topics.cameraStatus(), status.camera(), status.toJson());
    }

    static ProducerRecord<byte[], byte[]> of(CameraEvent event, Topics topics) {
        CloudEvent cloudEvent = event.toCloudEvent();
        ProducerRecord<byte[], byte[]> record = record(topics.events(), event.camera(), cloudEvent.value());
        addHeaders(record, cloudEvent.headers());
        return record;
    }

    /** The removal of a camera's last status. */
    static ProducerRecord<byte[], byte[]> tombstone(String cameraId, Topics topics) {
        return new ProducerRecord<>(topics.cameraStatus(), utf8(cameraId), null);
    }

    private static ProducerRecord<byte[], byte[]> record(String topic, String cameraId, byte[] value) {
        return new ProducerRecord<>(topic, utf8(cameraId), value);
    }

    private static void addHeaders(ProducerRecord<byte[], byte[]> record, Map<String, byte[]> headers) {
        headers.forEach((name, value) -> record.headers().add(name, value));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
