package dev.passerby.client.topics;

import dev.passerby.client.topics.CompactedTable.Change;
import dev.passerby.client.topics.CompactedTable.Listener;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rows of a {@link CompactedTable} as of now, who waits for them to be as wanted, and who hears of their changes. */
final class TableRows<V> {

    private static final Logger LOG = LoggerFactory.getLogger(TableRows.class);

    private final String topic;
    private final List<Listener<V>> listeners = new CopyOnWriteArrayList<>();
    private final Object changed = new Object();

    private volatile Map<String, V> rows = Map.of();
    private volatile boolean complete;
    private volatile boolean open = true;

    TableRows(String topic) {
        this.topic = topic;
    }

    Map<String, V> now() {
        return rows;
    }

    void listen(Listener<V> listener) {
        listeners.add(listener);
    }

    /** Whether there ever were all. */
    boolean isComplete() {
        return complete;
    }

    boolean isOpen() {
        return open;
    }

    /** Sends away who waits. */
    void close() {
        synchronized (changed) {
            open = false;
            changed.notifyAll();
        }
    }

    /** False when the time was up, or these were closed, before the rows were as wanted. */
    boolean await(Predicate<Map<String, V>> wanted, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        synchronized (changed) {
            while (!wanted.test(rows)) {
                long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
                if (left <= 0 || !open) {
                    return false;
                }
                try {
                    changed.wait(left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }
            return true;
        }
    }

    /** Waits for nothing but the end, and not for long. */
    void awaitClosed(Duration patience) {
        await(any -> false, patience);
    }

    /** Puts all that there are in the place of what there was. */
    void replace(Map<String, V> next) {
        Map<String, V> before = rows;
        publish(next);
        before.forEach((key, value) -> {
            if (!next.containsKey(key)) {
                tell(new Change<>(key, value, null));
            }
        });
        next.forEach((key, value) -> {
            V known = before.get(key);
            if (!Objects.equals(known, value)) {
                tell(new Change<>(key, known, value));
            }
        });
    }

    /** Puts or removes one. */
    void set(String key, @Nullable V value) {
        Map<String, V> next = new LinkedHashMap<>(rows);
        V before = next.remove(key);
        if (value != null) {
            next.put(key, value);
        }
        publish(next);
        if (before != null || value != null) {
            tell(new Change<>(key, before, value));
        }
    }

    private void publish(Map<String, V> next) {
        synchronized (changed) {
            rows = Collections.unmodifiableMap(next);
            complete = true;
            changed.notifyAll();
        }
    }

    private void tell(Change<V> change) {
        for (Listener<V> listener : listeners) {
            try {
                listener.changed(change);
            } catch (RuntimeException e) {
                LOG.error("a listener of {} failed", topic, e);
            }
        }
    }
}
