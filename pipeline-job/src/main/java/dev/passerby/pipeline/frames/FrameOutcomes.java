package dev.passerby.pipeline.frames;

import dev.passerby.wire.event.Timings;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The frame counts of every camera that this process works on, and what each frame cost, for a program that embeds the job.
 * Operators travel serialized even within one process, so the two sides meet here under the run's name; on a cluster nobody
 * asks.
 */
public final class FrameOutcomes {

    private static final Map<String, FrameOutcomes> RUNS = new ConcurrentHashMap<>();

    private final Map<String, FrameCounts> byCamera = new ConcurrentHashMap<>();
    private volatile Consumer<Timings> listener = timings -> {};

    private FrameOutcomes() {}

    /** The outcomes of a run, the same object for everyone in this process who names the run. */
    public static FrameOutcomes ofRun(String run) {
        return RUNS.computeIfAbsent(run, name -> new FrameOutcomes());
    }

    /** Ends the sharing under this name; who holds the object keeps it. */
    public static void forget(String run) {
        RUNS.remove(run);
    }

    /** Replaces a camera's counts by newer ones. */
    public void update(String camera, FrameCounts counts) {
        byCamera.put(camera, counts);
    }

    /** Tells what a frame cost that was looked at to the end, whether or not there was anything to tell of it. */
    public void took(Timings timings) {
        listener.accept(timings);
    }

    /** Has someone told of every frame from now on, on the job's threads, instead of whoever was before. */
    public void onEachFrame(Consumer<Timings> told) {
        listener = told;
    }

    /** A copy of the counts by camera id. */
    public Map<String, FrameCounts> byCamera() {
        return new TreeMap<>(byCamera);
    }

    /** The counts of all cameras together. */
    public FrameCounts total() {
        return byCamera.values().stream().reduce(FrameCounts.NONE, FrameCounts::plus);
    }
}
