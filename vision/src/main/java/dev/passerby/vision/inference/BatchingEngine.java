package dev.passerby.vision.inference;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A queue between many callers, who block, and a few workers, who run their items in batches.
 *
 * <p>A worker takes what waits, up to the largest bucket. While all workers are busy items gather by themselves; beyond
 * that a batch is held back for the settings' patience only if items of more than one caller wait, so that a single
 * caller pays nothing. When a batch fails its items are run one by one, so that a failure reaches only its owner.
 *
 * @param <I> an item
 * @param <O> its result
 */
public final class BatchingEngine<I, O> implements AutoCloseable {

    private final String name;
    private final BatchingSettings settings;
    private final BatchFunction<I, O> function;
    private final List<Thread> workers = new ArrayList<>();

    private final ReentrantLock lock = new ReentrantLock();
    /** Signalled when an item comes and when the engine closes. */
    private final Condition work = lock.newCondition();
    /** Signalled when there is room for an item and when the engine closes. */
    private final Condition room = lock.newCondition();

    private final Deque<Waiting<I, O>> queue = new ArrayDeque<>();
    private final SortedMap<Integer, Long> batchSizes = new TreeMap<>();
    private final AtomicLong batchesSplit = new AtomicLong();
    private boolean closed;

    private record Waiting<I, O>(I item, Thread caller, long sinceNanos, CompletableFuture<O> result) {}

    /**
     * An engine with its workers running.
     *
     * @param name what to call it in messages and its threads in dumps
     */
    public BatchingEngine(String name, BatchingSettings settings, BatchFunction<I, O> function) {
        this.name = name;
        this.settings = settings;
        this.function = function;
        for (int i = 0; i < settings.workers(); i++) {
            Thread worker = new Thread(this::runBatches, name + "-batches-" + i);
            worker.setDaemon(true);
            workers.add(worker);
        }
        workers.forEach(Thread::start);
    }

    /**
     * The result for one item.
     *
     * @throws InferenceException if the work on it failed, the engine is or gets closed, or the caller is interrupted
     */
    public O run(I item) {
        return runAll(List.of(item)).get(0);
    }

    /**
     * The results for several items, in their order; they may share batches with each other and with other callers'.
     *
     * @throws InferenceException as {@link #run}
     */
    public List<O> runAll(List<I> items) {
        List<CompletableFuture<O>> results = new ArrayList<>(items.size());
        try {
            enqueue(items, results);
            List<O> values = new ArrayList<>(items.size());
            for (CompletableFuture<O> result : results) {
                values.add(result.get());
            }
            return values;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InferenceException("interrupted while waiting for " + name, e);
        } catch (ExecutionException e) {
            throw failed(e.getCause() == null ? e : e.getCause());
        } finally {
            results.forEach(result -> result.cancel(false)); // does nothing to those that are done
        }
    }

    private void enqueue(List<I> items, List<CompletableFuture<O>> results) throws InterruptedException {
        lock.lock();
        try {
            for (I item : items) {
                while (!closed && queue.size() >= settings.capacity()) {
                    room.await();
                }
                if (closed) {
                    throw closedException();
                }
                CompletableFuture<O> result = new CompletableFuture<>();
                results.add(result);
                queue.add(new Waiting<>(item, Thread.currentThread(), System.nanoTime(), result));
                work.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    private void runBatches() {
        for (List<Waiting<I, O>> batch = next(); !batch.isEmpty(); batch = next()) {
            run(batch);
        }
    }

    /** The next batch; empty when the engine is closed. */
    private List<Waiting<I, O>> next() {
        lock.lock();
        try {
            while (!closed) {
                queue.removeIf(waiting -> waiting.result.isCancelled());
                if (queue.isEmpty()) {
                    work.awaitUninterruptibly();
                    continue;
                }
                long patienceNanos = patienceLeftNanos();
                if (patienceNanos <= 0) {
                    return take();
                }
                awaitWork(patienceNanos);
            }
            return List.of();
        } finally {
            lock.unlock();
        }
    }

    private long patienceLeftNanos() {
        Waiting<I, O> first = queue.getFirst();
        boolean severalCallers = queue.stream().anyMatch(waiting -> waiting.caller != first.caller);
        if (!severalCallers || queue.size() >= settings.largest()) {
            return 0;
        }
        return settings.patience().toNanos() - (System.nanoTime() - first.sinceNanos);
    }

    @SuppressWarnings("WaitNotInLoop") // its caller is the loop
    private void awaitWork(long nanos) {
        try {
            work.awaitNanos(nanos);
        } catch (InterruptedException e) {
            // Nobody but a stranger interrupts a worker; the loop that called this looks at the queue again.
            Thread.interrupted();
        }
    }

    private List<Waiting<I, O>> take() {
        List<Waiting<I, O>> batch = new ArrayList<>();
        while (batch.size() < settings.largest() && !queue.isEmpty()) {
            batch.add(queue.removeFirst());
        }
        batchSizes.merge(batch.size(), 1L, Long::sum);
        room.signalAll();
        if (!queue.isEmpty()) {
            work.signal();
        }
        return batch;
    }

    private void run(List<Waiting<I, O>> batch) {
        try {
            List<O> results = function.apply(batch.stream().map(Waiting::item).toList(), settings.bucket(batch.size()));
            if (results.size() != batch.size()) {
                throw new IllegalStateException(batch.size() + " items gave " + results.size() + " results");
            }
            for (int i = 0; i < results.size(); i++) {
                batch.get(i).result.complete(results.get(i));
            }
        } catch (RuntimeException | Error e) {
            if (batch.size() == 1) {
                batch.get(0).result.completeExceptionally(e);
            } else {
                batchesSplit.incrementAndGet();
                batch.forEach(waiting -> run(List.of(waiting)));
            }
        }
    }

    /** How many batches of each size were taken so far, by number of items. */
    public SortedMap<Integer, Long> batchSizes() {
        lock.lock();
        try {
            return new TreeMap<>(batchSizes);
        } finally {
            lock.unlock();
        }
    }

    /** How many batches failed as a whole and were run item by item so far. */
    public long batchesSplit() {
        return batchesSplit.get();
    }

    /** How many items wait for a worker now. */
    public int waiting() {
        lock.lock();
        try {
            return queue.size();
        } finally {
            lock.unlock();
        }
    }

    /** Fails those who wait, lets the batches under way finish, and returns when the workers have ended. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            queue.forEach(waiting -> waiting.result.completeExceptionally(closedException()));
            queue.clear();
            work.signalAll();
            room.signalAll();
        } finally {
            lock.unlock();
        }
        workers.forEach(BatchingEngine::joinUninterruptibly);
    }

    private static void joinUninterruptibly(Thread worker) {
        boolean interrupted = false;
        while (true) {
            try {
                worker.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private InferenceException failed(Throwable cause) {
        String reason = cause instanceof InferenceException ? String.valueOf(cause.getMessage()) : cause.toString();
        return new InferenceException(reason, cause);
    }

    private InferenceException closedException() {
        return new InferenceException("cannot run " + name + ": it is closed");
    }
}
