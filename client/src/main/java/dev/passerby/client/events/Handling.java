package dev.passerby.client.events;

import dev.passerby.wire.event.CloudEvent;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;

/**
 * The thread that calls the subscriber's code, and the batch that it was given. It is a thread of its own because a handler may
 * take as long as it likes, while the broker wants to hear from a reader every few seconds.
 */
final class Handling {

    private static final int REMEMBERED_IDS = 10_000;

    private final EventHandler<CloudEvent> handler;
    private final HandledIds handled = new HandledIds(REMEMBERED_IDS);
    private final ExecutorService executor;
    private volatile @Nullable Thread thread;
    /** The batch given last, for as long as what becomes of it counts: until it is through or taken back. */
    private volatile @Nullable Batch batch;

    /** @param name of the thread */
    Handling(EventHandler<CloudEvent> handler, String name) {
        this.handler = handler;
        this.executor = Executors.newSingleThreadExecutor(task -> {
            Thread made = new Thread(task, name);
            thread = made;
            return made;
        });
    }

    /** Gives the thread a batch, which it begins when it is through with one that was taken back from it. */
    Batch begin(ConsumerRecords<byte[], byte[]> records) {
        Batch begun = new Batch(records, handler, handled);
        batch = begun;
        executor.execute(begun);
        return begun;
    }

    /** The batch that counts. */
    Optional<Batch> batch() {
        return Optional.ofNullable(batch);
    }

    /** Asks it to leave off behind the event at hand; from any thread. */
    void stop() {
        Batch current = batch;
        if (current != null) {
            current.stop();
        }
    }

    /** Asks the same and waits; false if the batch that counts is still at its event by then. */
    boolean leaveOff(Duration patience) {
        Batch current = batch;
        if (current == null) {
            return true;
        }
        current.stop();
        return current.await(patience);
    }

    /** The batch that counts, for the last time: whatever the thread still does with it is no longer asked about. */
    Optional<Batch> takeBack() {
        Optional<Batch> taken = batch();
        batch = null;
        return taken;
    }

    /** Whether the caller is the subscriber's own code. */
    boolean isThisThread() {
        return Thread.currentThread().equals(thread);
    }

    /** Ends the thread behind what it was given. */
    void end() {
        executor.shutdown();
    }

    /** Ends the thread in the middle of an event: the handler is interrupted. */
    void interrupt() {
        executor.shutdownNow();
    }
}
