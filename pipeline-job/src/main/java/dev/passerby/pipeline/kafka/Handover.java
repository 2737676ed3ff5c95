package dev.passerby.pipeline.kafka;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A short queue between one thread that reads a topic and one that must never wait. The reading thread blocks while the
 * queue is full; the other asks, and is told by a future when asking again is worth it.
 */
final class Handover<T> {

    private final int most;
    private final Queue<T> waiting = new ArrayDeque<>();
    private CompletableFuture<Void> available = new CompletableFuture<>();
    private @Nullable Exception failure;
    private boolean closed;

    Handover(int most) {
        this.most = most;
    }

    /** Hands over one element, waiting for room. After {@link #close} it does nothing. */
    synchronized void put(T element) throws InterruptedException {
        while (waiting.size() >= most && !closed) {
            wait();
        }
        if (!closed) {
            waiting.add(element);
            available.complete(null);
        }
    }

    /** Ends the queue: once it is empty, the taking side gets this instead of an element. */
    synchronized void fail(Exception cause) {
        failure = cause;
        available.complete(null);
    }

    /** The next element, or null if there is none now; throws what the reading side failed with. */
    synchronized @Nullable T poll() throws Exception {
        T next = waiting.poll();
        if (next == null) {
            if (failure != null) {
                throw failure;
            }
            if (available.isDone() && !closed) {
                available = new CompletableFuture<>();
            }
        }
        notifyAll();
        return next;
    }

    /** Done as soon as {@link #poll} has something to say. */
    synchronized CompletableFuture<Void> available() {
        return available;
    }

    /** Frees both sides. */
    synchronized void close() {
        closed = true;
        available.complete(null);
        notifyAll();
    }
}
