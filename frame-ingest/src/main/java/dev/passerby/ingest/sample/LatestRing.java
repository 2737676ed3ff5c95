package dev.passerby.ingest.sample;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A small queue in which the newest wins: offering never waits, and pushes out the oldest when there is no room. */
public final class LatestRing<T> {

    private final int capacity;
    private final ArrayDeque<T> items = new ArrayDeque<>();
    private boolean closed;

    public LatestRing(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("ring capacity must be at least 1, got " + capacity);
        }
        this.capacity = capacity;
    }

    /** Adds the item; returns what had to make room for it, or the item itself when the ring is closed. */
    public synchronized Optional<T> offer(T item) {
        if (closed) {
            return Optional.of(item);
        }
        Optional<T> pushedOut = items.size() == capacity ? Optional.of(items.removeFirst()) : Optional.empty();
        items.addLast(item);
        notifyAll();
        return pushedOut;
    }

    /** The oldest item, waiting for one; empty once the ring is closed. */
    public synchronized Optional<T> take() throws InterruptedException {
        while (items.isEmpty() && !closed) {
            wait();
        }
        return closed ? Optional.empty() : Optional.of(items.removeFirst());
    }

    public synchronized boolean isClosed() {
        return closed;
    }

    /** Closes the ring and returns what it still held. */
    public synchronized List<T> close() {
        closed = true;
        List<T> left = new ArrayList<>(items);
        items.clear();
        notifyAll();
        return left;
    }
}
