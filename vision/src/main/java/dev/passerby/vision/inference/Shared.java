package dev.passerby.vision.inference;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Things of which a process wants one each: opened by the first who asks, closed when the last has let go.
 *
 * @param <K> what tells them apart
 * @param <V> the thing
 */
public final class Shared<K, V extends AutoCloseable> {

    private final Function<K, V> opener;
    private final Map<K, Holding<V>> holdings = new HashMap<>();

    /** @param opener makes the thing; a failure reaches the one who asked and leaves nothing behind */
    public Shared(Function<K, V> opener) {
        this.opener = opener;
    }

    private static final class Holding<V> {
        private final V value;
        private int leases = 1;

        Holding(V value) {
            this.value = value;
        }
    }

    /** The thing for a key, until the lease is closed. */
    public synchronized Lease<V> lease(K key) {
        Holding<V> holding = holdings.get(key);
        if (holding == null) {
            holding = new Holding<>(opener.apply(key));
            holdings.put(key, holding);
        } else {
            holding.leases++;
        }
        return new Lease<>(holding.value, () -> letGo(key));
    }

    /** The things that are open now, in no order; they may be closed at any moment. */
    public synchronized List<V> open() {
        return holdings.values().stream().map(holding -> holding.value).toList();
    }

    private synchronized void letGo(K key) {
        Holding<V> holding = holdings.get(key);
        if (holding == null || --holding.leases > 0) {
            return;
        }
        holdings.remove(key);
        try {
            holding.value.close();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new InferenceException("cannot close " + key + ": " + e.getMessage(), e);
        }
    }

    /**
     * The right to use a shared thing; closing it twice is closing it once.
     *
     * @param <V> the thing
     */
    public static final class Lease<V> implements AutoCloseable {

        private final V value;
        private final Runnable letGo;
        private boolean closed;

        Lease(V value, Runnable letGo) {
            this.value = value;
            this.letGo = letGo;
        }

        public V value() {
            return value;
        }

        @Override
        public synchronized void close() {
            if (!closed) {
                closed = true;
                letGo.run();
            }
        }
    }
}
