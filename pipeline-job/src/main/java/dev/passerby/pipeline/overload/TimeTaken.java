package dev.passerby.pipeline.overload;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How much of one thread's time each camera took over the last five seconds, in slices of half a second. One thread may write
 * while another reads. A clock that is set back stands still for it.
 */
final class TimeTaken {

    static final long WINDOW_MILLIS = 5_000;
    private static final int SLICES = 10;
    private static final long SLICE_MILLIS = WINDOW_MILLIS / SLICES;

    /** One camera's part: milliseconds by slice, and the last slice in which it was there. */
    private static final class Part {
        final double[] bySlice = new double[SLICES];
        long lastSlice;
    }

    private final Map<String, Part> byCamera = new HashMap<>();
    private final double[] ofAll = new double[SLICES];
    private long slice;

    /** Adds to what a camera took; nothing is news too: the camera was there. */
    synchronized void add(String camera, double millis, long nowMillis) {
        moveTo(nowMillis);
        Part part = byCamera.computeIfAbsent(camera, any -> new Part());
        part.lastSlice = slice;
        int now = (int) (slice % SLICES);
        double taken = Math.max(0, millis);
        part.bySlice[now] += taken;
        ofAll[now] += taken;
    }

    /** What a camera took, in milliseconds. */
    synchronized double of(String camera, long nowMillis) {
        moveTo(nowMillis);
        @Nullable Part part = byCamera.get(camera);
        return part == null ? 0 : Arrays.stream(part.bySlice).sum();
    }

    /** What all cameras took, in milliseconds. */
    synchronized double ofAll(long nowMillis) {
        moveTo(nowMillis);
        return Arrays.stream(ofAll).sum();
    }

    /** How many cameras were there. */
    synchronized int cameras(long nowMillis) {
        moveTo(nowMillis);
        return byCamera.size();
    }

    private void moveTo(long nowMillis) {
        long target = Math.max(slice, nowMillis / SLICE_MILLIS);
        long forgotten = Math.min(SLICES, target - slice);
        for (long next = target - forgotten + 1; next <= target; next++) {
            int index = (int) (next % SLICES);
            ofAll[index] = 0;
            byCamera.values().forEach(part -> part.bySlice[index] = 0);
        }
        if (forgotten > 0) {
            byCamera.values().removeIf(part -> part.lastSlice <= target - SLICES);
        }
        slice = target;
    }
}
