package dev.passerby.benchmarks.speed;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Threads that measure side by side. */
public final class Workers {

    private Workers() {}

    /** What all of them measured, when the last has ended; the first failure is the caller's. */
    public static List<Double> measured(List<Future<List<Double>>> running) {
        try {
            List<Double> millis = new ArrayList<>();
            for (Future<List<Double>> worker : running) {
                millis.addAll(worker.get());
            }
            return millis;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while measuring", e);
        }
    }
}
