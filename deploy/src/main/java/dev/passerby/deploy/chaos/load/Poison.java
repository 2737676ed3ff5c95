package dev.passerby.deploy.chaos.load;

import dev.passerby.wire.frame.Frame;
import dev.passerby.wire.frame.FrameCodec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.internals.RecordHeader;

/** Records on the frames topic that are no frames. */
public final class Poison {

    private static final byte[] KEY = "poison".getBytes(StandardCharsets.UTF_8);
    private static final byte[] NO_PICTURE = "no picture".getBytes(StandardCharsets.UTF_8);
    private static final byte[] TORN_JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 0, 16, 'J', 'F'};
    private static final int OVERSIZE_BYTES = 6 << 20;
    private static final int REQUEST_BYTES = 12 << 20;

    private Poison() {}

    /** One of each kind: without a key, without headers, with a header that is no number, with no picture, with a torn one. */
    public static List<ProducerRecord<byte[], byte[]>> records(String topic, long seq) {
        List<ProducerRecord<byte[], byte[]>> poison = new ArrayList<>();
        poison.add(new ProducerRecord<>(topic, null, NO_PICTURE));
        poison.add(new ProducerRecord<>(topic, KEY, TORN_JPEG));
        poison.add(new ProducerRecord<>(topic, KEY, null));
        poison.add(withHeader(topic, seq, "seq", "first", TORN_JPEG));
        poison.add(withHeader(topic, seq, "version", "99", TORN_JPEG));
        poison.add(withHeader(topic, seq, "seq", Long.toString(seq), NO_PICTURE));
        poison.add(withHeader(topic, seq, "seq", Long.toString(seq), TORN_JPEG));
        return poison;
    }

    /** Sends a record of 6 MiB, over the limit of 4 for a frame; whether the broker refused it. */
    public static boolean isOversizeRefused(String broker, String topic) throws InterruptedException {
        try (KafkaProducer<byte[], byte[]> producer = Clients.producer(broker, REQUEST_BYTES)) {
            producer.send(new ProducerRecord<>(topic, KEY, new byte[OVERSIZE_BYTES]))
                    .get();
            return false;
        } catch (ExecutionException e) {
            return e.getCause() instanceof RecordTooLargeException;
        }
    }

    private static ProducerRecord<byte[], byte[]> withHeader(
            String topic, long seq, String name, String text, byte[] value) {
        Frame frame = new Frame("poison", 1, seq, System.currentTimeMillis(), 1, 1, false, value);
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, KEY, value);
        Map<String, byte[]> headers = FrameCodec.headers(frame);
        headers.put(name, text.getBytes(StandardCharsets.US_ASCII));
        headers.forEach((header, bytes) -> record.headers().add(new RecordHeader(header, bytes)));
        return record;
    }
}
