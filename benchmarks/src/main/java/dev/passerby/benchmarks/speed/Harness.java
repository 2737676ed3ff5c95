package dev.passerby.benchmarks.speed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Times work: first warmed up, so that it runs as compiled and with its memory touched, then again and again.
 *
 * <p>With several threads all do the work at the same time, and their times are thrown together: each is how long a caller waits
 * while the others work too.
 *
 * @param warmUp how long the work runs untimed
 * @param measuring how long it is timed
 * @param threads how many work side by side
 */
public record Harness(Duration warmUp, Duration measuring, int threads) {

    /** The fewest times, however long one takes. */
    static final int LEAST_TIMES = 5;

    public Harness {
        if (threads < 1) {
            throw new IllegalArgumentException("at least one thread must work, got " + threads);
        }
    }

    /** How long one run of the work takes. */
    public Timing time(Runnable work) {
        CountDownLatch warm = new CountDownLatch(threads);
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            List<Future<List<Double>>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                running.add(workers.submit(() -> {
                    try {
                        repeat(work, warmUp, 1);
                    } finally {
                        warm.countDown(); // also where it failed: the others must not wait for ever
                    }
                    warm.await();
                    return repeat(work, measuring, LEAST_TIMES);
                }));
            }
            List<Double> millis = Workers.measured(running);
            return Timing.of(millis.stream().mapToDouble(Double::doubleValue).toArray());
        } finally {
            workers.shutdownNow();
        }
    }

    private static List<Double> repeat(Runnable work, Duration atLeast, int leastTimes) {
        List<Double> millis = new ArrayList<>();
        long began = System.nanoTime();
        while (millis.size() < leastTimes || System.nanoTime() - began < atLeast.toNanos()) {
            long start = System.nanoTime();
            work.run();
            millis.add((System.nanoTime() - start) / 1e6);
        }
        return millis;
    }
}
