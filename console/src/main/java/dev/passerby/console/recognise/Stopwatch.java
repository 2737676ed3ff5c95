package dev.passerby.console.recognise;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** How long the stages of one request took; one thread. */
final class Stopwatch {

    private static final double NANOS = 1e6;
    private static final double TENTHS = 10;

    private final Map<String, Long> nanos = new HashMap<>();

    /** Does the stage's work and adds its time to the stage's. */
    <T> T time(String stage, Supplier<T> work) {
        long began = System.nanoTime();
        try {
            return work.get();
        } finally {
            nanos.merge(stage, System.nanoTime() - began, Long::sum);
        }
    }

    /** Milliseconds to a tenth. */
    double millis(String stage) {
        return Math.round(nanos.getOrDefault(stage, 0L) / NANOS * TENTHS) / TENTHS;
    }
}
