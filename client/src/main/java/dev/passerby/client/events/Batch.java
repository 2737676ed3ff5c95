package dev.passerby.client.events;

import dev.passerby.wire.WireFormatException;
import dev.passerby.wire.event.CloudEvent;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The records of one reading on their way through the handler, one after the other. */
final class Batch implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Batch.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final ConsumerRecords<byte[], byte[]> records;
    private final EventHandler<CloudEvent> handler;
    private final HandledIds handled;
    private final Map<TopicPartition, OffsetAndMetadata> done = new ConcurrentHashMap<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final CountDownLatch finished = new CountDownLatch(1);

    Batch(ConsumerRecords<byte[], byte[]> records, EventHandler<CloudEvent> handler, HandledIds handled) {
        this.records = records;
        this.handler = handler;
        this.handled = handled;
    }

    /** Where to go on in each partition: behind the last record that was handled. */
    Map<TopicPartition, OffsetAndMetadata> done() {
        return Map.copyOf(done);
    }

    /** Asks it to leave off behind the event at hand. */
    void stop() {
        stopped.countDown();
    }

    /** Waits until it is through or has left off; false if it is not by then. */
    boolean await(Duration patience) {
        try {
            return finished.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void run() {
        try {
            for (ConsumerRecord<byte[], byte[]> record : records) {
                if (stopped.getCount() == 0 || !handle(record)) {
                    return;
                }
                done.put(
                        new TopicPartition(record.topic(), record.partition()),
                        new OffsetAndMetadata(record.offset() + 1));
            }
        } finally {
            finished.countDown();
        }
    }

    private boolean handle(ConsumerRecord<byte[], byte[]> record) {
        CloudEvent event = decode(record);
        if (event == null || handled.contains(event)) {
            return true;
        }
        if (!handleUntilItReturns(event)) {
            return false;
        }
        handled.add(event);
        return true;
    }

    @SuppressWarnings("CatchAndPrintStackTrace")
    private boolean handleUntilItReturns(CloudEvent event) {
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                handler.handle(event);
                return true;
            } catch (InterruptedException e) {
                return false;
            } catch (Throwable e) {
                // An Error too: one that ended this thread would leave a subscriber that lives and is told nothing.
                if (pause.equals(FIRST_PAUSE)) {
                    LOG.warn("a subscriber cannot handle event {} and is given it again until it can", event.id(), e);
                }
            }
            if (stoppedWithin(pause)) {
                return false;
            }
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
    }

    private boolean stoppedWithin(Duration pause) {
        // Jitter, so that subscribers that failed together do not come back together.
        long millis = ThreadLocalRandom.current().nextLong(pause.toMillis() / 2, pause.toMillis() + 1);
        try {
            return stopped.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    /** Nothing for a record that is no event: whoever stopped at it would never be told anything again. */
    private static @Nullable CloudEvent decode(ConsumerRecord<byte[], byte[]> record) {
        Map<String, byte[]> headers = new HashMap<>();
        record.headers().forEach(header -> headers.put(header.key(), header.value()));
        try {
            return CloudEvent.decode(headers, record.value());
        } catch (WireFormatException e) {
            LOG.warn("skipped {}-{}@{}: {}", record.topic(), record.partition(), record.offset(), e.getMessage());
            return null;
        }
    }
}
