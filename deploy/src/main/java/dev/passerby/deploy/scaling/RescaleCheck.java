package dev.passerby.deploy.scaling;

import dev.passerby.wire.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Cameras with visitors, while {@code deploy/rescale-check} stops the job with a savepoint and starts it with another number of
 * subtasks, until a file says enough; then every event is looked for by its id.
 */
public final class RescaleCheck {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final String broker;
    private final Topics topics = Topics.STANDARD;

    private RescaleCheck(String broker) {
        this.broker = broker;
    }

    /** BROKER CAMERAS FILE, the last of which ends the visits when it appears; exit code 0 if no event is lost or doubled. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 3) {
            System.err.println("usage: RescaleCheck BROKER CAMERAS FILE");
            System.exit(2);
        }
        List<String> cameras = CameraShares.cameras(Integer.parseInt(arguments[1]));
        boolean right = new RescaleCheck(arguments[0]).run(cameras, Path.of(arguments[2]));
        System.exit(right ? 0 : 1);
    }

    private boolean run(List<String> cameras, Path enough) {
        Visits visits = new Visits(cameras, System.currentTimeMillis());
        try (Reader reader = new Reader()) {
            long whole = show(visits, enough);
            Set<String> expected = visits.events(whole);
            Map<String, Integer> seen = new HashMap<>();
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (!seen.keySet().containsAll(expected) && System.nanoTime() < deadline) {
                reader.next().forEach(id -> seen.merge(id, 1, Integer::sum));
            }
            long lost = expected.stream().filter(id -> !seen.containsKey(id)).count();
            long doubled = seen.values().stream().filter(times -> times > 1).count();
            long unexpected =
                    seen.keySet().stream().filter(id -> !expected.contains(id)).count();
            System.out.printf(
                    "%d cameras, %d frames, %d events expected: %d lost, %d doubled, %d unexpected%n",
                    cameras.size(), cameras.size() * whole * Visits.PERIOD, expected.size(), lost, doubled, unexpected);
            return lost == 0 && doubled == 0 && unexpected == 0;
        }
    }

    /** Whole visits only; returns how many before each camera. */
    private long show(Visits visits, Path enough) {
        long number = 0;
        long began = System.nanoTime();
        try (Frames frames = new Frames(broker, topics)) {
            while (number % Visits.PERIOD != 0 || !Files.exists(enough)) {
                for (String camera : visits.cameras()) {
                    frames.send(camera, visits.epoch(), visits.frame(number));
                }
                frames.flush();
                number++;
                long due = began + number * Visits.FRAME_MILLIS * 1_000_000;
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
            }
        }
        return number / Visits.PERIOD;
    }

    /** The ids of what is on the events topic, from its beginning. */
    private final class Reader implements AutoCloseable {

        private final KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker, "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());

        Reader() {
            Set<TopicPartition> all = consumer.partitionsFor(topics.events()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .collect(Collectors.toSet());
            consumer.assign(all);
            // What was there before is another run's.
            consumer.seekToEnd(all);
            all.forEach(consumer::position);
        }

        List<String> next() {
            List<String> ids = new java.util.ArrayList<>();
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                Header id = record.headers().lastHeader("ce_id");
                ids.add(id == null ? "without an id" : new String(id.value(), java.nio.charset.StandardCharsets.UTF_8));
            }
            return ids;
        }

        @Override
        public void close() {
            consumer.close();
        }
    }
}
