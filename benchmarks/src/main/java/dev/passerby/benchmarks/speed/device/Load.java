package dev.passerby.benchmarks.speed.device;

import dev.passerby.benchmarks.speed.Workers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Frames that come at a fixed rate, whether or not anybody is ready for them, and callers who take them in turn.
 *
 * <p>A frame's latency begins when it was due: where all callers are at work it waits, as a camera's picture does.
 *
 * @param pace the time
 * @param callers how many frames are looked at side by side
 */
record Load(Pace pace, int callers) {

    /** A frame that waits longer than this ends the run: the queue only grows. */
    private static final long HOPELESS_NANOS = Duration.ofSeconds(1).toNanos();

    /**
     * What became of the frames.
     *
     * @param millis their latencies, in no order
     * @param abandoned whether the queue grew until the run was ended
     */
    record Outcome(double[] millis, boolean abandoned) {

        Outcome {
            millis = millis.clone();
        }

        /** Whether all but one in a hundred were done before their camera's next frame was due. */
        boolean keepsUp(double cameraRate) {
            return !abandoned && Percentiles.of(millis).p99() <= 1e3 / cameraRate;
        }
    }

    /**
     * Offers frames for some time, evenly spaced, at least one.
     *
     * @param work on one frame
     */
    Outcome offer(double framesPerSecond, Duration duration, Runnable work) {
        long began = pace.nanoTime();
        long frames = Math.max(1, Math.round(framesPerSecond * duration.toNanos() / 1e9));
        AtomicLong next = new AtomicLong();
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try {
            List<Future<List<Double>>> running = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                running.add(threads.submit(() -> serve(began, framesPerSecond, frames, next, work)));
            }
            List<Double> millis = Workers.measured(running);
            return new Outcome(millis.stream().mapToDouble(Double::doubleValue).toArray(), millis.size() < frames);
        } finally {
            threads.shutdownNow();
        }
    }

    private List<Double> serve(long began, double framesPerSecond, long frames, AtomicLong next, Runnable work) {
        List<Double> millis = new ArrayList<>();
        for (long frame = next.getAndIncrement(); frame < frames; frame = next.getAndIncrement()) {
            long due = began + Math.round(1e9 * frame / framesPerSecond);
            pace.waitUntil(due);
            if (pace.nanoTime() - due > HOPELESS_NANOS) {
                break;
            }
            work.run();
            millis.add((pace.nanoTime() - due) / 1e6);
        }
        return millis;
    }
}
