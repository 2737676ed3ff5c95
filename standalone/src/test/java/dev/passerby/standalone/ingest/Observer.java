package dev.passerby.standalone.ingest;

import dev.passerby.pipeline.frames.CameraProgress;
import dev.passerby.pipeline.frames.FrameOutcome;
import dev.passerby.wire.Topics;
import dev.passerby.wire.WireFormatException;
import dev.passerby.wire.camera.CameraState;
import dev.passerby.wire.camera.CameraStatus;
import dev.passerby.wire.frame.Frame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads frames and statuses as they arrive, and judges frames by the rule that the job goes by. */
public final class Observer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Topics topics;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread thread = new Thread(this::run, "observer");
    private final Map<String, CameraProgress> progress = new HashMap<>();
    private final List<Seen> frames = new ArrayList<>();
    private final List<CameraStatus> statuses = new ArrayList<>();
    private volatile boolean closed;

    /**
     * A frame as it arrived.
     *
     * @param accepted whether the job would look at it
     */
    public record Seen(String camera, long epoch, long seq, long nanos, boolean accepted) {}

    public Observer(String brokers, Topics topics) {
        this.topics = topics;
        this.consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> all = Stream.of(topics.frames(), topics.cameraStatus())
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(all);
        consumer.seekToBeginning(all);
        thread.start();
    }

    private void run() {
        try (consumer) {
            while (!closed) {
                consumer.poll(Duration.ofMillis(500)).forEach(this::see);
            }
        } catch (WakeupException e) {
            // Closed.
        }
    }

    private synchronized void see(ConsumerRecord<byte[], byte[]> record) {
        try {
            if (record.topic().equals(topics.frames())) {
                see(FramesTopic.frame(record));
            } else if (record.value() != null) {
                statuses.add(CameraStatus.fromJson(record.value()));
            }
        } catch (WireFormatException e) {
            throw new AssertionError(e);
        }
        notifyAll();
    }

    private void see(Frame frame) {
        CameraProgress before = progress.getOrDefault(frame.cameraId(), CameraProgress.START);
        boolean accepted = !before.has(frame);
        if (accepted) {
            progress.put(frame.cameraId(), before.taken(frame, FrameOutcome.NO_FACE));
        }
        frames.add(new Seen(frame.cameraId(), frame.epoch(), frame.seq(), System.nanoTime(), accepted));
    }

    /** Every frame so far, each camera's in the order of the log. */
    public synchronized List<Seen> frames() {
        return List.copyOf(frames);
    }

    /** How many frames of a camera came so far. */
    public synchronized long count(String camera) {
        return frames.stream().filter(frame -> frame.camera().equals(camera)).count();
    }

    /** Waits until so many frames more of a camera have come. */
    public void awaitMore(String camera, int more) throws InterruptedException {
        long wanted = count(camera) + more;
        await(PATIENCE, "frame " + wanted + " of " + camera, now -> now.count(camera) >= wanted);
    }

    /** The longest time in which no frame of a camera came, between two that did. */
    public synchronized Duration longestPause(String camera) {
        long before = -1;
        long longest = 0;
        for (Seen frame : frames) {
            if (frame.camera().equals(camera)) {
                longest = before < 0 ? 0 : Math.max(longest, frame.nanos() - before);
                before = frame.nanos();
            }
        }
        return Duration.ofNanos(longest);
    }

    /** Every status so far in the order of the log. */
    synchronized List<CameraStatus> statuses() {
        return List.copyOf(statuses);
    }

    /** The greatest connection of every camera. */
    synchronized Map<String, Long> epochs() {
        Map<String, Long> epochs = new TreeMap<>();
        frames.forEach(frame -> epochs.merge(frame.camera(), frame.epoch(), Math::max));
        return epochs;
    }

    /** Whether so many cameras are online, by the last word on each, with the connection whose frames arrive. */
    synchronized boolean allOnline(int count) {
        Map<String, CameraStatus> last = new TreeMap<>();
        statuses.forEach(status -> last.put(status.camera(), status));
        Map<String, Long> epochs = epochs();
        return last.size() == count
                && last.values().stream()
                        .allMatch(status -> status.state() == CameraState.ONLINE
                                && epochs.getOrDefault(status.camera(), 0L) == status.epoch());
    }

    /** Who spoke last for every camera. */
    synchronized Map<String, String> workers() {
        Map<String, String> workers = new TreeMap<>();
        statuses.forEach(status -> workers.put(status.camera(), String.valueOf(status.worker())));
        return workers;
    }

    /** Waits until what was seen is as wanted; says how many seconds that took, or fails. */
    public synchronized double await(Duration most, String what, Predicate<Observer> wanted)
            throws InterruptedException {
        long began = System.nanoTime();
        while (!wanted.test(this)) {
            long left = most.toMillis() - (System.nanoTime() - began) / 1_000_000;
            if (left <= 0) {
                throw new AssertionError(
                        "not within " + most + ": " + what + "; workers " + workers() + ", epochs " + epochs());
            }
            wait(left);
        }
        return (System.nanoTime() - began) / 1e9;
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        consumer.wakeup();
        thread.join();
    }
}
