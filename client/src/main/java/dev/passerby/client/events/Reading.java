package dev.passerby.client.events;

import dev.passerby.client.BrokerException;
import dev.passerby.wire.event.CloudEvent;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that reads the events topic for one subscription. It reads a small batch, gives it to the handler's thread, and
 * until that is through only keeps the connection alive: how far the handler has come is all that is ever committed.
 */
final class Reading implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Reading.class);

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration KEEP_ALIVE = Duration.ofMillis(100);
    private static final Duration COMMIT_EVERY = Duration.ofSeconds(1);
    private static final Duration TRY_AGAIN = Duration.ofSeconds(1);
    /** How long another program that takes over a camera's events waits for the handler that still has one. */
    private static final Duration HAND_OVER = Duration.ofSeconds(20);

    private static final int REMEMBERED_IDS = 10_000;

    private final String bootstrapServers;
    private final Subscription subscription;
    private final EventHandler<CloudEvent> handler;

    private final Places places;
    private final HandledIds handled = new HandledIds(REMEMBERED_IDS);
    /** Where to go on in each partition; of a named subscription, what is not committed yet. */
    private final Map<TopicPartition, OffsetAndMetadata> reached = new HashMap<>();

    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread reader;
    private final ExecutorService handling;
    private volatile @Nullable Thread handlerThread;
    private volatile @Nullable Batch batch;
    private volatile KafkaConsumer<byte[], byte[]> consumer;
    /** Whether the handler's thread is at work, with a batch that counts or with one that was taken from it. */
    private boolean busy;

    private boolean away;
    private final CountDownLatch placed = new CountDownLatch(1);

    private Reading(String bootstrapServers, Subscription subscription, EventHandler<CloudEvent> handler) {
        this.bootstrapServers = bootstrapServers;
        this.subscription = subscription;
        this.handler = handler;
        this.places = new Places(subscription.start());
        this.consumer = EventConsumer.open(bootstrapServers, subscription);
        String name = subscription.name() == null ? "" : "-" + subscription.name();
        this.reader = new Thread(this, "passerby-events-reader" + name);
        this.handling = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "passerby-events-handler" + name);
            handlerThread = thread;
            return thread;
        });
    }

    static Reading start(String bootstrapServers, Subscription subscription, EventHandler<CloudEvent> handler) {
        Reading reading = new Reading(bootstrapServers, subscription, handler);
        reading.reader.start();
        return reading;
    }

    /** Ends the threads; called by the handler itself it only asks them to end. */
    void close(Duration grace) {
        closed.countDown();
        Batch current = batch;
        if (current != null) {
            current.stop();
        }
        consumer.wakeup();
        if (Thread.currentThread().equals(handlerThread)) {
            return;
        }
        try {
            reader.join(grace.toMillis());
            handling.shutdownNow();
            reader.join();
        } catch (InterruptedException e) {
            handling.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    boolean awaitPlace(Duration patience) throws InterruptedException {
        return placed.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private boolean isOpen() {
        return closed.getCount() > 0;
    }

    @Override
    public void run() {
        try {
            while (isOpen()) {
                try {
                    read();
                } catch (WakeupException e) {
                    // Closed.
                } catch (InterruptException e) {
                    closed.countDown();
                } catch (RuntimeException e) {
                    // Of any kind: a subscription that ended here would live and be told nothing.
                    sayAway(e);
                    leaveOff();
                    startAgain();
                }
            }
            leaveOff();
        } finally {
            handling.shutdown();
            EventConsumer.close(consumer);
        }
    }

    private void read() {
        if (subscription.name() == null) {
            assignAll();
        } else {
            consumer.subscribe(List.of(topic()), new Sharing());
        }
        long lookAgain = System.nanoTime() + EventConsumer.LOOK_FOR_PARTITIONS.toNanos();
        while (isOpen()) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            if (!records.isEmpty()) {
                sayBack();
                handle(records);
            }
            if (subscription.name() == null && System.nanoTime() - lookAgain > 0) {
                assignAll();
                lookAgain = System.nanoTime() + EventConsumer.LOOK_FOR_PARTITIONS.toNanos();
            }
        }
    }

    private void handle(ConsumerRecords<byte[], byte[]> records) {
        Batch current = new Batch(records, handler, handled);
        batch = current;
        busy = true;
        consumer.pause(consumer.assignment());
        handling.execute(current);
        long commit = System.nanoTime() + COMMIT_EVERY.toNanos();
        while (!current.await(KEEP_ALIVE)) {
            if (!isOpen()) {
                return;
            }
            // Everything is paused, so this brings no records: it tells the broker that the subscriber lives.
            consumer.poll(Duration.ZERO);
            if (batch != null && System.nanoTime() - commit > 0) {
                commit(current.done());
                commit = System.nanoTime() + COMMIT_EVERY.toNanos();
            }
        }
        if (batch != null) {
            batch = null;
            commit(current.done());
        }
        busy = false;
        consumer.resume(consumer.paused());
    }

    /** Waits for the event at hand and keeps how far the handler has come. */
    private void leaveOff() {
        Batch current = batch;
        if (current != null) {
            current.stop();
            while (!current.await(HAND_OVER) && isOpen()) {
                LOG.info("waiting for a subscriber's handler to return");
            }
            batch = null;
            try {
                commit(current.done());
            } catch (WakeupException e) {
                // Asked to close meanwhile: it is said once, and the next commit is heard.
                commit(current.done());
            } catch (KafkaException e) {
                LOG.debug("how far the handler came was not committed", e);
            }
        }
    }

    private void commit(Map<TopicPartition, OffsetAndMetadata> done) {
        reached.putAll(done);
        if (subscription.name() == null || reached.isEmpty()) {
            return;
        }
        try {
            consumer.commitSync(Map.copyOf(reached), EventConsumer.PATIENCE);
            reached.clear();
        } catch (WakeupException | InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            // Tried again with the next; at worst events come again, and they are known by their ids.
            LOG.debug("cannot commit how far {} has come: {}", subscription.name(), e.getMessage());
        }
    }

    private void assignAll() {
        List<TopicPartition> all = places.all(consumer, topic());
        if (all.isEmpty()) {
            throw new BrokerException("there is no such topic");
        }
        Set<TopicPartition> added = new HashSet<>(all);
        added.removeAll(consumer.assignment());
        if (added.isEmpty()) {
            return;
        }
        Set<TopicPartition> unread = new HashSet<>(added);
        unread.removeAll(reached.keySet());
        reached.putAll(places.firstWanted(consumer, unread));
        consumer.assign(all);
        added.forEach(partition -> consumer.seek(partition, placeIn(partition)));
        placed.countDown();
    }

    private OffsetAndMetadata placeIn(TopicPartition partition) {
        OffsetAndMetadata place = reached.get(partition);
        return place == null ? new OffsetAndMetadata(0) : place;
    }

    /** What to do when programs of the same name share the cameras anew. */
    private final class Sharing implements ConsumerRebalanceListener {

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            Batch current = batch;
            if (current != null) {
                current.stop();
                current.await(HAND_OVER);
                batch = null;
                commit(current.done());
            }
            reached.clear();
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            Batch current = batch;
            if (current != null) {
                current.stop();
                batch = null;
            }
            reached.clear();
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            places.all(consumer, topic());
            Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(Set.copyOf(partitions));
            Set<TopicPartition> unread = new HashSet<>(partitions);
            unread.removeIf(partition -> committed.get(partition) != null);
            if (!unread.isEmpty()) {
                // Kept at once: a subscriber that dies over its first event must begin with it again.
                Map<TopicPartition, OffsetAndMetadata> wanted = places.firstWanted(consumer, unread);
                wanted.forEach(consumer::seek);
                consumer.commitSync(wanted, EventConsumer.PATIENCE);
            }
            if (busy) {
                consumer.pause(partitions);
            }
            placed.countDown();
        }
    }

    private void startAgain() {
        EventConsumer.close(consumer);
        busy = false;
        if (subscription.name() != null) {
            reached.clear();
        }
        try {
            while (isOpen() && !closed.await(TRY_AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    consumer = EventConsumer.open(bootstrapServers, subscription);
                    return;
                } catch (BrokerException e) {
                    LOG.debug("still away", e);
                }
            }
        } catch (InterruptedException e) {
            closed.countDown();
        }
    }

    private void sayAway(RuntimeException e) {
        if (!away) {
            away = true;
            LOG.warn("cannot read {} at {}, and goes on trying: {}", topic(), bootstrapServers, e.getMessage());
        }
    }

    private void sayBack() {
        if (away) {
            away = false;
            LOG.info("reads {} at {} again", topic(), bootstrapServers);
        }
    }

    private String topic() {
        return subscription.topics().events();
    }
}
