package dev.passerby.ingest.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * What a worker knows of the division: the cameras of every partition, and how many workers share. A new division is asked
 * for where cameras came or went and this worker has more than its part, once per change and not at every turn. Any thread.
 */
final class Balance {

    private static final long PAUSE_NANOS = Duration.ofSeconds(10).toNanos();

    private volatile Map<Integer, Integer> cameras = Map.of();
    private volatile int workers = 1;
    private Map<Integer, Integer> askedFor = Map.of();
    private long askedAt;

    void cameras(Map<Integer, Integer> perPartition) {
        cameras = Map.copyOf(perPartition);
    }

    void workers(int count) {
        workers = count;
    }

    int camerasIn(int partition) {
        return cameras.getOrDefault(partition, 0);
    }

    /** Whether a new division should be asked for now; it counts as asked for. */
    synchronized boolean isWorthAsking(Set<Integer> held, long nowNanos) {
        Map<Integer, Integer> now = cameras;
        boolean paused = !askedFor.isEmpty() && nowNanos - askedAt < PAUSE_NANOS;
        if (now.equals(askedFor) || paused) {
            return false;
        }
        int all = now.values().stream().mapToInt(Integer::intValue).sum();
        int fair = (all + workers - 1) / workers;
        int ours = held.stream()
                .mapToInt(partition -> now.getOrDefault(partition, 0))
                .sum();
        long movable = held.stream().filter(now::containsKey).count();
        if (ours <= fair || movable < 2) {
            return false;
        }
        askedFor = now;
        askedAt = nowNanos;
        return true;
    }
}
