package dev.passerby.standalone.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.ingest.kafka.CameraGroup;
import dev.passerby.ingest.share.CameraShare;
import dev.passerby.standalone.broker.EmbeddedBroker;
import dev.passerby.standalone.broker.TopicLayout;
import dev.passerby.wire.Topics;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The numbers of takeovers, and who gets none. */
@Timeout(120)
class TakeoverIT {

    private static final int MAX_BYTES = 1 << 20;
    /** A camera lies in each of these. */
    private static final Set<Integer> WITH_CAMERAS = Set.of(3, 12);

    @TempDir
    Path folder;

    @Test
    void numbers_grow_from_worker_to_worker_whatever_their_clocks_say_and_survive_the_broker() throws Exception {
        List<Duration> skews = List.of(
                Duration.ofMinutes(10),
                Duration.ofMinutes(-10),
                Duration.ofDays(-1),
                Duration.ZERO,
                Duration.ofHours(1));
        List<Long> numbers = new ArrayList<>();
        try (EmbeddedBroker broker = broker()) {
            for (Duration skew : skews) {
                numbers.add(takenOnce(broker, "worker" + numbers.size(), skew));
            }
        }
        try (EmbeddedBroker broker = broker()) {
            numbers.add(takenOnce(broker, "later", Duration.ofDays(-400)));
        }
        System.out.println("takeovers of workers whose clocks are off by " + skews
                + " and, after a restart of the broker," + " by -400 days: " + numbers);
        for (int i = 1; i < numbers.size(); i++) {
            assertThat(numbers.get(i)).isGreaterThan(numbers.get(i - 1));
        }
        assertThat(numbers.get(0)).isGreaterThan(System.currentTimeMillis() / 1000 + 500);
    }

    @Test
    void a_second_worker_of_the_same_name_takes_the_firsts_place_and_the_first_goes_on_under_another()
            throws Exception {
        try (EmbeddedBroker broker = broker();
                Shares first = new Shares();
                Shares second = new Shares()) {
            first.join(broker, "twin", Clock.systemUTC());
            long before = first.await(WITH_CAMERAS);

            second.join(broker, "twin", Clock.systemUTC());
            assertThat(second.await(WITH_CAMERAS)).isGreaterThan(before);

            // The first lets go of everything, joins again, and is given one of the two.
            assertThat(first.taken.poll(30, TimeUnit.SECONDS)).isNotNull();
            assertThat(first.released).isEqualTo(WITH_CAMERAS);
        }
    }

    private long takenOnce(EmbeddedBroker broker, String worker, Duration skew) throws Exception {
        try (Shares shares = new Shares()) {
            shares.join(broker, worker, Clock.offset(Clock.systemUTC(), skew));
            return shares.await(WITH_CAMERAS);
        }
    }

    private EmbeddedBroker broker() {
        EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("broker"), 0, MAX_BYTES);
        TopicLayout.create(broker.bootstrapServers(), Topics.STANDARD, 2, 1, MAX_BYTES);
        return broker;
    }

    /** A worker with cameras that need no decoding. */
    private static final class Shares implements CameraShare, AutoCloseable {

        private final BlockingQueue<Long> taken = new LinkedBlockingQueue<>();
        private final Set<Integer> own = new TreeSet<>();
        private final Set<Integer> released = new TreeSet<>();
        private CameraGroup group;

        private void join(EmbeddedBroker broker, String worker, Clock clock) {
            group = new CameraGroup(broker.bootstrapServers(), Topics.STANDARD, worker, this, clock);
            group.cameras(Map.of(3, 1, 12, 1));
            group.start();
        }

        /** Waits for the first takeover, which is of these partitions; its number. */
        private long await(Set<Integer> partitions) throws InterruptedException {
            Long number = taken.poll(30, TimeUnit.SECONDS);
            assertThat(number).isNotNull();
            synchronized (this) {
                assertThat(own).isEqualTo(partitions);
            }
            return number;
        }

        @Override
        public synchronized Set<Integer> wanting(Set<Integer> held) {
            Set<Integer> waiting = new TreeSet<>(WITH_CAMERAS);
            waiting.retainAll(held);
            waiting.removeAll(own);
            return waiting;
        }

        @Override
        public synchronized void take(Set<Integer> partitions, long takeover) {
            own.addAll(partitions);
            taken.add(takeover);
        }

        @Override
        public synchronized void release(Set<Integer> partitions, Duration patience) {
            Set<Integer> leaving = new TreeSet<>(own);
            leaving.retainAll(partitions);
            own.removeAll(leaving);
            released.addAll(leaving);
        }

        @Override
        public void close() {
            group.close();
        }
    }
}
