package dev.passerby.benchmarks.watchlist;

import dev.passerby.models.progress.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** One piece of work for each of many things, several at a time; the results are in the order of the things. */
final class SideBySide {

    private SideBySide() {}

    /** The work on one thing. */
    interface Work<T, R> {
        R on(T thing) throws IOException;
    }

    static <T, R> List<R> each(List<T> things, int threads, String stage, Progress progress, Work<T, R> work)
            throws IOException {
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            List<Future<R>> begun = new ArrayList<>();
            for (T thing : things) {
                begun.add(workers.submit(() -> work.on(thing)));
            }
            List<R> results = new ArrayList<>();
            for (Future<R> each : begun) {
                progress.report(stage, results.size(), things.size());
                results.add(each.get());
            }
            progress.report(stage, results.size(), things.size());
            return results;
        } catch (ExecutionException e) {
            throw asThrown(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + stage, e);
        } finally {
            workers.shutdownNow();
        }
    }

    private static IOException asThrown(ExecutionException e) {
        if (e.getCause() instanceof IOException failure) {
            return failure;
        }
        if (e.getCause() instanceof RuntimeException failure) {
            throw failure;
        }
        throw new IllegalStateException(e.getCause());
    }
}
