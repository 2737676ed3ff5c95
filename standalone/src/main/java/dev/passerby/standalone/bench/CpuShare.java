package dev.passerby.standalone.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which part of the path a thread works for, by its name, and the processor time of each part. */
final class CpuShare {

    /** The parts in the order of a frame's way; {@code rest} is the JVM's own: collector, compiler, and what has ended. */
    static final List<String> PARTS = List.of(
            "decode", "encode", "send", "broker", "read", "detect", "recognize", "embed", "job", "other", "rest");

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private CpuShare() {}

    /**
     * Nanoseconds of processor time of every living thread so far.
     *
     * @param byThread by the thread's number
     * @param ofProcess of the whole process
     */
    record Reading(Map<Long, Long> byThread, Map<Long, String> names, long ofProcess) {}

    static Reading read() {
        Map<Long, Long> times = new HashMap<>();
        Map<Long, String> names = new HashMap<>();
        for (ThreadInfo thread : THREADS.getThreadInfo(THREADS.getAllThreadIds())) {
            if (thread != null) {
                long time = THREADS.getThreadCpuTime(thread.getThreadId());
                times.put(thread.getThreadId(), Math.max(0, time));
                names.put(thread.getThreadId(), thread.getThreadName());
            }
        }
        return new Reading(
                times,
                names,
                ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos());
    }

    /** Nanoseconds by part between two readings. */
    static Map<String, Double> between(Reading before, Reading after) {
        Map<String, Double> parts = new LinkedHashMap<>();
        PARTS.forEach(part -> parts.put(part, 0.0));
        double known = 0;
        for (Map.Entry<Long, String> thread : after.names().entrySet()) {
            Long id = thread.getKey();
            double used =
                    after.byThread().getOrDefault(id, 0L) - before.byThread().getOrDefault(id, 0L);
            parts.merge(part(thread.getValue()), used, Double::sum);
            known += used;
        }
        parts.put("rest", Math.max(0, after.ofProcess() - before.ofProcess() - known));
        return parts;
    }

    static String part(String thread) {
        if (thread.startsWith("camera-camera-")) {
            return "decode";
        }
        if (thread.startsWith("frames-camera-")) {
            return "encode";
        }
        if (thread.contains("passerby-frames")) {
            return "send";
        }
        if (thread.startsWith("Source Data Fetcher for Source: frames") || thread.startsWith("Source: frames")) {
            return "read";
        }
        if (thread.startsWith("DetectFaces")) {
            return "detect";
        }
        if (thread.startsWith("RecognizeFaces")) {
            return "recognize";
        }
        if (thread.contains("-batches-")) {
            return "embed";
        }
        if (thread.startsWith("flink-")
                || thread.startsWith("pekko")
                || thread.startsWith("Source")
                || thread.startsWith("RecallStrangers")
                || thread.contains("kafka-producer-network-thread")
                || thread.contains("Writer")
                || thread.contains("Committer")) {
            return "job";
        }
        return thread.contains("kafka") || thread.startsWith("executor-") || thread.contains("raft")
                ? "broker"
                : "other";
    }
}
