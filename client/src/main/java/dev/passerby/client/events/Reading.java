package dev.passerby.client.events;

import dev.passerby.client.BrokerException;
import dev.passerby.wire.event.CloudEvent;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that reads the events topic for one subscription. It polls a small batch, gives it to the handler's thread, and
 * until that is through only keeps the connection alive: how far the handler has come is all that is ever kept. Whatever goes
 * wrong with the broker ends here, in a new consumer.
 */
final class Reading implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Reading.class);

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration KEEP_ALIVE = Duration.ofMillis(100);
    private static final Duration KEEP_EVERY = Duration.ofSeconds(1);
    private static final Duration TRY_AGAIN = Duration.ofSeconds(1);
    private static final Duration SAY_WAITING_EVERY = Duration.ofSeconds(20);

    private final String bootstrapServers;
    private final Subscription subscription;

    private final Places places;
    private final Handling handling;
    private final Partitions partitions;

    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread reader;
    private volatile KafkaConsumer<byte[], byte[]> consumer;
    private boolean away;

    private Reading(String bootstrapServers, Subscription subscription, EventHandler<CloudEvent> handler) {
        this.bootstrapServers = bootstrapServers;
        this.subscription = subscription;
        this.consumer = EventConsumer.open(bootstrapServers, subscription);
        String name = subscription.name() == null ? "" : "-" + subscription.name();
        this.places = new Places(subscription.start());
        this.handling = new Handling(handler, "passerby-events-handler" + name);
        this.partitions = Partitions.of(subscription, places, handling);
        this.reader = new Thread(this, "passerby-events-reader" + name);
    }

    static Reading start(String bootstrapServers, Subscription subscription, EventHandler<CloudEvent> handler) {
        Reading reading = new Reading(bootstrapServers, subscription, handler);
        reading.reader.start();
        return reading;
    }

    /** Ends the threads; called by the handler itself it only asks them to end. */
    void close(Duration grace) {
        closed.countDown();
        handling.stop();
        consumer.wakeup();
        if (handling.isThisThread()) {
            return;
        }
        try {
            reader.join(grace.toMillis());
            handling.interrupt();
            reader.join();
        } catch (InterruptedException e) {
            handling.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    boolean awaitPlace(Duration patience) throws InterruptedException {
        return places.awaitFound(patience);
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
            handling.end();
            EventConsumer.close(consumer);
        }
    }

    private void read() {
        partitions.begin(consumer);
        while (isOpen()) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            if (!records.isEmpty()) {
                sayBack();
                handOn(records);
            }
            partitions.lookForMore(consumer);
        }
    }

    private void handOn(ConsumerRecords<byte[], byte[]> records) {
        partitions.pause(consumer);
        Batch begun = handling.begin(records);
        long keepAt = System.nanoTime() + KEEP_EVERY.toNanos();
        while (!begun.await(KEEP_ALIVE)) {
            if (!isOpen()) {
                return;
            }
            // Everything is paused, so this brings no records: it tells the broker that the subscriber lives.
            consumer.poll(Duration.ZERO);
            if (System.nanoTime() - keepAt > 0) {
                handling.batch().ifPresent(this::keep);
                keepAt = System.nanoTime() + KEEP_EVERY.toNanos();
            }
        }
        handling.takeBack().ifPresent(this::keep);
        partitions.resume(consumer);
    }

    private void keep(Batch batch) {
        partitions.keep(consumer, batch.done());
    }

    /** Waits for the event at hand and keeps how far the handler has come, and what could not be kept before. */
    private void leaveOff() {
        while (!handling.leaveOff(SAY_WAITING_EVERY) && isOpen()) {
            LOG.info("waiting for a subscriber's handler to return");
        }
        keepAtLast(handling.takeBack().map(Batch::done).orElse(Map.of()));
    }

    private void keepAtLast(Map<TopicPartition, OffsetAndMetadata> done) {
        try {
            partitions.keep(consumer, done);
        } catch (WakeupException e) {
            // Asked to close meanwhile: it is said once, and the next commit is heard.
            partitions.keep(consumer, done);
        } catch (KafkaException e) {
            LOG.debug("how far the handler came was not committed", e);
        }
    }

    private void startAgain() {
        EventConsumer.close(consumer);
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
