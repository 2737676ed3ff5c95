package dev.passerby.deploy.scaling;

import dev.passerby.deploy.standin.NumberedFrame;
import dev.passerby.wire.Topics;
import dev.passerby.wire.frame.Frame;
import dev.passerby.wire.frame.FrameCodec;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A writer of numbered frames to the frames topic, as ingest writes a camera's. */
final class Frames implements AutoCloseable {

    private final KafkaProducer<byte[], byte[]> producer;
    private final String topic;
    private NumberedFrame shown = NumberedFrame.empty(0);
    private byte[] jpeg = shown.jpeg();

    Frames(String broker, Topics topics) {
        this.topic = topics.frames();
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker, "acks", "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    void send(String camera, long epoch, NumberedFrame showing) {
        if (!showing.equals(shown)) {
            shown = showing;
            jpeg = showing.jpeg();
        }
        int side = NumberedFrame.SIDE;
        Frame frame = new Frame(camera, epoch, shown.number(), System.currentTimeMillis(), side, side, true, jpeg);
        RecordHeaders headers = new RecordHeaders();
        FrameCodec.headers(frame).forEach(headers::add);
        var unused = producer.send(
                new ProducerRecord<>(topic, null, camera.getBytes(StandardCharsets.UTF_8), frame.jpeg(), headers));
    }

    void flush() {
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
    }
}
