package dev.passerby.console.health;

import dev.passerby.console.health.Exposition.Sample;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How much histograms have grown in the last minute, each process's by itself, for its counters begin anew when it does. A
 * process that is seen for the first time, or has begun anew, has not grown. Time is given, not taken. One thread at a time.
 */
final class RecentGrowth {

    private static final long KEPT_MILLIS = 60_000;
    private static final long APART_MILLIS = 9_000;

    private record Series(String name, Map<String, String> labels) {
        static Series of(Sample sample) {
            return new Series(sample.name(), sample.labels());
        }
    }

    private record Told(long atMillis, Map<Series, Double> values) {}

    private final Map<URI, Deque<Told>> byProcess = new HashMap<>();

    /** The growth of every class of every histogram by now; a process that is left out is forgotten with the minute. */
    List<Sample> of(Map<URI, List<Sample>> processes, long nowMillis) {
        byProcess.values().forEach(told -> told.removeIf(old -> nowMillis - old.atMillis() > KEPT_MILLIS));
        List<Sample> growth = new ArrayList<>();
        processes.forEach((process, samples) -> {
            List<Sample> classes = samples.stream()
                    .filter(sample -> sample.name().endsWith("_bucket"))
                    .toList();
            Deque<Told> before = byProcess.computeIfAbsent(process, first -> new ArrayDeque<>());
            if (!before.isEmpty() && hasBegunAnew(before.getLast(), classes)) {
                before.clear();
            }
            if (!before.isEmpty()) {
                Map<Series, Double> then = before.getFirst().values();
                classes.forEach(now -> growth.add(
                        new Sample(now.name(), now.labels(), now.value() - then.getOrDefault(Series.of(now), 0.0))));
            }
            if (before.isEmpty() || nowMillis - before.getLast().atMillis() >= APART_MILLIS) {
                before.addLast(told(classes, nowMillis));
            }
        });
        byProcess.values().removeIf(Deque::isEmpty);
        return growth;
    }

    private static boolean hasBegunAnew(Told last, List<Sample> classes) {
        return classes.stream().anyMatch(now -> now.value() < last.values().getOrDefault(Series.of(now), 0.0));
    }

    private static Told told(List<Sample> classes, long nowMillis) {
        Map<Series, Double> values = new HashMap<>();
        classes.forEach(now -> values.put(Series.of(now), now.value()));
        return new Told(nowMillis, values);
    }
}
