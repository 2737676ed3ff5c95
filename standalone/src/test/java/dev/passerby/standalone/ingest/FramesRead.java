package dev.passerby.standalone.ingest;

import dev.passerby.wire.Topics;
import dev.passerby.wire.WireFormatException;
import dev.passerby.wire.frame.Frame;
import dev.passerby.wire.frame.FrameCodec;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Every frame that was published since this began to read, without its pixels, on a thread of its own. */
final class FramesRead implements AutoCloseable {

    /**
     * A frame's name and time.
     *
     * @param readAtMillis when it was read, by this machine's clock
     */
    record Seen(String camera, long epoch, long seq, long capturedAtMillis, long readAtMillis) {}

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final Thread thread = new Thread(this::read, "frames-read");

    FramesRead(String servers, Topics topics) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", servers), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topics.frames()).stream()
                .map(info -> new TopicPartition(topics.frames(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        thread.start();
    }

    /** The frames so far, as they came. */
    List<Seen> seen() {
        return seen;
    }

    long count(Predicate<Seen> wanted) {
        return seen.stream().filter(wanted).count();
    }

    private void read() {
        try {
            while (true) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    seen.add(of(record));
                }
            }
        } catch (WakeupException e) {
            consumer.close();
        }
    }

    private static Seen of(ConsumerRecord<byte[], byte[]> record) {
        Map<String, byte[]> headers = new HashMap<>();
        record.headers().forEach(header -> headers.put(header.key(), header.value()));
        try {
            Frame frame = FrameCodec.decode(record.key(), headers, record.value());
            return new Seen(
                    frame.cameraId(), frame.epoch(), frame.seq(), frame.capturedAtMillis(), System.currentTimeMillis());
        } catch (WireFormatException e) {
            throw new IllegalStateException("ingest published a frame that nobody can read", e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        consumer.wakeup();
        thread.join();
    }
}
