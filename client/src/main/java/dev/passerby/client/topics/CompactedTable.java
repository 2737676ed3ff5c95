package dev.passerby.client.topics;

import dev.passerby.wire.WireFormatException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A compacted topic kept in memory: one thread follows it for as long as this is open, and whoever asks gets the rows as of
 * now without asking the broker. A broker that goes away leaves the rows as they were last; when it is back they are read
 * again, and listeners hear what is different.
 *
 * <p>Any thread may ask. Listeners are called by the reading thread, one change after the other.
 *
 * @param <V> what a value means
 */
public final class CompactedTable<V> implements AutoCloseable {

    /** What a value means. */
    @FunctionalInterface
    public interface Format<V> {
        V read(byte[] value) throws WireFormatException;
    }

    /**
     * A row that is new, other or gone.
     *
     * @param key the row's
     * @param before absent for a new row
     * @param after absent for one that is gone
     */
    public record Change<V>(
            String key, @Nullable V before, @Nullable V after) {}

    /** Hears of changes; must not block for long, for the table stands still meanwhile. */
    @FunctionalInterface
    public interface Listener<V> {
        void changed(Change<V> change);
    }

    private final TableRows<V> rows;
    private final TableReader<V> reader;
    private final Thread thread;

    private CompactedTable(String bootstrapServers, String topic, Format<V> format) {
        this.rows = new TableRows<>(topic);
        this.reader = new TableReader<>(bootstrapServers, topic, format, rows);
        this.thread = new Thread(reader, "table-" + topic);
        thread.setDaemon(true);
    }

    /** Begins to follow a topic, whether or not its broker answers yet. */
    public static <V> CompactedTable<V> follow(String bootstrapServers, String topic, Format<V> format) {
        CompactedTable<V> table = new CompactedTable<>(bootstrapServers, topic, format);
        table.thread.start();
        return table;
    }

    /** The rows as of now, in the order of their last change; never changed afterwards. */
    public Map<String, V> rows() {
        return rows.now();
    }

    /** Adds a listener; it hears of what changes from now on. */
    public void listen(Listener<V> listener) {
        rows.listen(listener);
    }

    /** Whether the topic was read to its end at least once. */
    public boolean isComplete() {
        return rows.isComplete();
    }

    /** Whether the broker answered within the last ten seconds. */
    public boolean reachesBroker() {
        return reader.reachesBroker();
    }

    /**
     * Waits until the rows are as wanted, such as when one just written has come back.
     *
     * @return whether they are; false when the time was up first
     */
    public boolean await(Predicate<Map<String, V>> wanted, Duration patience) {
        return rows.await(wanted, patience);
    }

    /** Waits until the topic was read to its end once; false when the time was up first. */
    public boolean awaitComplete(Duration patience) {
        return rows.await(any -> rows.isComplete(), patience);
    }

    @Override
    public void close() {
        rows.close();
        reader.wake();
        if (Thread.currentThread() != thread) {
            try {
                thread.join(TableReader.PATIENCE.plus(TableReader.PATIENCE).toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
