package dev.passerby.console.health;

import dev.passerby.wire.event.Timings;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** What the frames of the last minute took, at most a few thousand of them. Time is given, not taken. Any thread. */
final class RecentTimings {

    private static final long KEPT_MILLIS = 60_000;
    private static final int MOST = 4_000;

    private record Taken(long atMillis, Timings timings) {}

    private final Deque<Taken> frames = new ArrayDeque<>();

    synchronized void add(Timings timings, long nowMillis) {
        frames.add(new Taken(nowMillis, timings));
        forget(nowMillis);
    }

    /** Each stage of a frame's way. */
    synchronized Map<String, Percentiles> stages(long nowMillis) {
        forget(nowMillis);
        Map<String, Percentiles> stages = new LinkedHashMap<>();
        if (!frames.isEmpty()) {
            stages.put("wait", percentiles(Timings::waited));
            stages.put("decode", percentiles(Timings::decode));
            stages.put("detect", percentiles(Timings::detect));
            stages.put("embed", percentiles(Timings::embed));
            stages.put("match", percentiles(Timings::match));
        }
        return stages;
    }

    /** From capture to the end of the job's work. */
    synchronized Optional<Percentiles> age(long nowMillis) {
        forget(nowMillis);
        return frames.isEmpty() ? Optional.empty() : Optional.of(percentiles(Timings::total));
    }

    private Percentiles percentiles(ToDoubleFunction<Timings> what) {
        return Percentiles.of(List.copyOf(frames).stream()
                .mapToDouble(taken -> Math.max(0, what.applyAsDouble(taken.timings())))
                .toArray());
    }

    private void forget(long nowMillis) {
        while (!frames.isEmpty()
                && (frames.size() > MOST || nowMillis - frames.getFirst().atMillis() > KEPT_MILLIS)) {
            frames.removeFirst();
        }
    }
}
