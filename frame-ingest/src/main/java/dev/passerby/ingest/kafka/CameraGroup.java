package dev.passerby.ingest.kafka;

import dev.passerby.ingest.camera.StopSignal;
import dev.passerby.ingest.share.CameraShare;
import dev.passerby.ingest.share.Lease;
import dev.passerby.wire.Topics;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This worker's place among those that share the cameras, by Kafka's own group protocol: who holds a partition of the
 * cameras topic works its cameras. Nothing is read through the group; {@link CameraTopicFollower} reads. A partition's
 * cameras start once their takeover is entered, and stop before the partition is let go. Runs on a daemon thread.
 */
public final class CameraGroup implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CameraGroup.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration RETRY = Duration.ofSeconds(1);
    /** How long a camera that is handed over may take to let go of its connection. */
    private static final Duration HANDOVER = Duration.ofSeconds(1);
    /** Less than the group waits for a silent worker, by more than a heartbeat. */
    private static final Duration LEASE = Duration.ofSeconds(4);

    private final String bootstrapServers;
    private final String topic;
    private final String group;
    private final String worker;
    private final CameraShare share;
    private final Clock clock;
    private final Lease lease = new Lease(LEASE, System::nanoTime);
    private final Balance balance = new Balance();
    private final StopSignal stop = new StopSignal();
    private final Thread thread;
    /** The takeovers that were entered for the partitions held; this thread's own. */
    private final Map<Integer, Long> entered = new TreeMap<>();

    private volatile @Nullable KafkaConsumer<byte[], byte[]> joined;
    private boolean complained;

    /**
     * A worker that has not joined yet.
     *
     * @param worker its name: another process of that name takes its place, and its cameras, at once
     * @param share is told what to start and stop, on this group's thread
     * @param clock dates takeovers; need not agree with other workers'
     */
    public CameraGroup(String bootstrapServers, Topics topics, String worker, CameraShare share, Clock clock) {
        this.bootstrapServers = bootstrapServers;
        this.topic = topics.cameras();
        this.group = topics.prefix() + "-ingest";
        this.worker = worker;
        this.share = share;
        this.clock = clock;
        this.thread = new Thread(this::run, "camera-group");
        this.thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    /** Tells how many cameras lie in each partition, for a fair division; any thread. */
    public void cameras(Map<Integer, Integer> perPartition) {
        balance.cameras(perPartition);
    }

    /** Whether the cameras that were taken are this worker's beyond doubt; any thread. */
    public boolean speaks() {
        return lease.holds();
    }

    private void run() {
        String name = worker;
        while (!stop.isStopped()) {
            try {
                workAs(name);
            } catch (FencedInstanceIdException e) {
                name = worker + "-"
                        + Integer.toHexString(ThreadLocalRandom.current().nextInt(0x10000));
                LOG.warn(
                        "another ingest process has taken the place of worker '{}': this one goes on as '{}'; where both"
                                + " are to run, give each a PASSERBY_INGEST_WORKER of its own",
                        worker,
                        name);
            } catch (WakeupException e) {
                // Told to stop.
            } catch (RuntimeException e) {
                // Whatever it is: a worker that stops trying would leave its cameras to nobody.
                if (!complained && !stop.isStopped()) {
                    complained = true;
                    LOG.warn("sharing cameras in group {} fails, trying on: {}", group, e.toString());
                }
                stop.await(RETRY);
            }
        }
    }

    private void workAs(String name) {
        KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(GroupSettings.of(bootstrapServers, group, name, balance));
        joined = consumer;
        try {
            consumer.subscribe(List.of(topic), new Handover(consumer));
            Takeovers takeovers = new Takeovers(consumer, topic, clock);
            while (!stop.isStopped()) {
                consumer.poll(POLL);
                if (lease.holds() || isStillOurs(takeovers)) {
                    lease.renew();
                    takeWhatWaits(takeovers, held(consumer));
                    if (balance.isWorthAsking(held(consumer), System.nanoTime())) {
                        consumer.enforceRebalance("cameras are shared unevenly");
                    }
                }
            }
        } finally {
            joined = null;
            share.release(held(consumer), Duration.ZERO);
            entered.clear();
            consumer.close(CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP)
                    .withTimeout(RETRY));
        }
    }

    /** Asks the group, after a time in which this process may have been suspended and its cameras given away. */
    private boolean isStillOurs(Takeovers takeovers) {
        if (entered.isEmpty()) {
            return true;
        }
        try {
            takeovers.commit(entered);
            return true;
        } catch (CommitFailedException e) {
            lose(Set.copyOf(entered.keySet()));
        } catch (RebalanceInProgressException | RetriableException e) {
            LOG.debug("asking whether cameras are still ours, once more: {}", e.toString());
        }
        return false;
    }

    private void takeWhatWaits(Takeovers takeovers, Set<Integer> held) {
        Set<Integer> waiting = share.wanting(held);
        if (waiting.isEmpty()) {
            return;
        }
        try {
            long number = takeovers.enter(waiting);
            waiting.forEach(partition -> entered.put(partition, number));
            share.take(waiting, number);
            complained = false;
        } catch (CommitFailedException | RebalanceInProgressException | RetriableException e) {
            // A group that is dividing anew takes nobody's word.
            LOG.debug("taking over partitions {}, once more: {}", waiting, e.toString());
        }
    }

    private void lose(Set<Integer> partitions) {
        LOG.warn("partitions {} were given to others while this worker was not heard from", partitions);
        share.release(partitions, Duration.ZERO);
        entered.keySet().removeAll(partitions);
    }

    private static Set<Integer> held(KafkaConsumer<byte[], byte[]> consumer) {
        return numbers(consumer.assignment());
    }

    private static Set<Integer> numbers(Collection<TopicPartition> partitions) {
        Set<Integer> numbers = new TreeSet<>();
        partitions.forEach(partition -> numbers.add(partition.partition()));
        return numbers;
    }

    @Override
    public void close() {
        stop.stop();
        KafkaConsumer<byte[], byte[]> consumer = joined;
        if (consumer != null) {
            consumer.wakeup();
        }
        try {
            thread.join(2_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What to do as partitions come and go. */
    private final class Handover implements ConsumerRebalanceListener {

        private final KafkaConsumer<byte[], byte[]> consumer;

        private Handover(KafkaConsumer<byte[], byte[]> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            consumer.pause(partitions);
            partitions.forEach(partition -> consumer.seek(partition, 0));
            LOG.info(
                    "worker {} holds {} partitions of {}",
                    worker,
                    held(consumer).size(),
                    topic);
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            share.release(numbers(partitions), HANDOVER);
            entered.keySet().removeAll(numbers(partitions));
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            lose(numbers(partitions));
        }
    }
}
