package dev.passerby.standalone.live;

import dev.passerby.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** When frames of each camera arrived on their topic, read on a thread of its own. */
final class FrameArrivals implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String servers;
    private final Topics topics;
    private final Map<String, List<Long>> nanos = new HashMap<>();
    private final Thread reading = new Thread(this::read, "frame-arrivals");
    private volatile boolean closed;

    private FrameArrivals(String servers, Topics topics) {
        this.servers = servers;
        this.topics = topics;
    }

    static FrameArrivals at(String servers, Topics topics) {
        FrameArrivals arrivals = new FrameArrivals(servers, topics);
        arrivals.reading.start();
        return arrivals;
    }

    private void read() {
        Map<String, Object> configuration = Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(configuration, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topics.frames()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (!closed) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(record -> arrived(new String(record.key(), StandardCharsets.UTF_8)));
            }
        }
    }

    private synchronized void arrived(String camera) {
        nanos.computeIfAbsent(camera, absent -> new ArrayList<>()).add(System.nanoTime());
        notifyAll();
    }

    synchronized int count(String camera) {
        return nanos.getOrDefault(camera, List.of()).size();
    }

    synchronized void await(String camera, int frames) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (count(camera) < frames) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                throw new AssertionError("camera " + camera + " sent " + count(camera) + " frames, not " + frames);
            }
            wait(Math.max(1, left / 1_000_000));
        }
    }

    synchronized Duration longestGap(String camera) {
        List<Long> times = nanos.getOrDefault(camera, List.of());
        long longest = 0;
        for (int i = 1; i < times.size(); i++) {
            longest = Math.max(longest, times.get(i) - times.get(i - 1));
        }
        return Duration.ofNanos(longest);
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        reading.join();
    }
}
