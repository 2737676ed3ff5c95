package dev.passerby.standalone.bench;

import dev.passerby.wire.event.Timings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** How long frames took from their capture, and where. Any thread. */
final class Latencies {

    private final List<Timings> frames = new ArrayList<>();
    private final List<Double> events = new ArrayList<>();

    synchronized void frame(Timings timings) {
        frames.add(timings);
    }

    /** An event reached a subscriber so long after its frame's capture. */
    synchronized void event(double millis) {
        events.add(millis);
    }

    synchronized void forget() {
        frames.clear();
        events.clear();
    }

    synchronized int events() {
        return events.size();
    }

    /** So many per cent of the frames took less from capture to decision, ms; 0 without frames. */
    synchronized double frames(double percent) {
        return percentile(frames.stream().mapToDouble(Timings::total).toArray(), percent);
    }

    /** So many per cent of the events took less from capture to subscriber, ms; 0 without events. */
    synchronized double events(double percent) {
        return percentile(events.stream().mapToDouble(Double::doubleValue).toArray(), percent);
    }

    /** A frame's mean milliseconds in each part of its way; {@code between} is on the way from one operator to the next. */
    synchronized Map<String, Double> shares() {
        Map<String, Double> shares = new LinkedHashMap<>();
        shares.put("waited", mean(Timings::waited));
        shares.put("decode", mean(Timings::decode));
        shares.put("detect", mean(Timings::detect));
        shares.put("embed", mean(Timings::embed));
        shares.put("match", mean(Timings::match));
        double named = shares.values().stream().mapToDouble(Double::doubleValue).sum();
        shares.put("between", Math.max(0, mean(Timings::total) - named));
        return shares;
    }

    private double mean(ToDoubleFunction<Timings> part) {
        return frames.stream().mapToDouble(part).average().orElse(0);
    }

    private static double percentile(double[] values, double percent) {
        if (values.length == 0) {
            return 0;
        }
        Arrays.sort(values);
        return values[(int) Math.ceil(percent / 100 * values.length) - 1];
    }
}
