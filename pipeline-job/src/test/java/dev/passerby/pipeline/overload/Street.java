package dev.passerby.pipeline.overload;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Cameras before one subtask, in computed time: frames come at their rates, wait in one queue, and find two threads one after
 * the other, as in the job. A frame between the two holds up the first when the second is behind by as much as fits between.
 */
final class Street {

    static final Duration MAX_AGE = Duration.ofSeconds(2);
    private static final long HELD_BETWEEN_MILLIS = 500;

    /**
     * A camera.
     *
     * @param id its id
     * @param fps its frames a second
     * @param detectMillis what finding its faces takes
     * @param embedMillis what naming them takes
     */
    record Camera(String id, double fps, double detectMillis, double embedMillis) {}

    /** What became of a camera's frames, and how long those took that were looked at. */
    static final class Fate {
        int taken;
        int stoodBack;
        int stale;
        final List<Double> ages = new ArrayList<>();

        double kept() {
            return (double) taken / (taken + stoodBack + stale);
        }
    }

    private record Waiting(String camera, double capturedMillis, Camera source) {}

    private final FairTurns turns = new FairTurns();
    private final Map<String, Fate> fates = new TreeMap<>();
    private double detectorFree;
    private double embedderFree;
    private double now;

    /** Lets time pass before these cameras; a later call continues. Returns what became of the frames of this time. */
    Map<String, Fate> pass(Duration time, double slowness, List<Camera> cameras) {
        fates.clear();
        double end = now + time.toMillis();
        List<Waiting> frames = new ArrayList<>();
        int number = 0;
        for (Camera camera : cameras) {
            double gap = 1_000 / camera.fps();
            fates.put(camera.id(), new Fate());
            for (double at = now + gap * number++ / cameras.size(); at < end; at += gap) {
                frames.add(new Waiting(camera.id(), at, camera));
            }
        }
        frames.sort(Comparator.comparingDouble(Waiting::capturedMillis));
        frames.forEach(frame -> turn(frame, slowness));
        now = end;
        return new TreeMap<>(fates);
    }

    private void turn(Waiting frame, double slowness) {
        double at = Math.max(frame.capturedMillis(), Math.max(detectorFree, embedderFree - HELD_BETWEEN_MILLIS));
        detectorFree = at;
        Fate fate = fates.get(frame.camera());
        long waited = Math.round(at - frame.capturedMillis());
        if (waited > MAX_AGE.toMillis()) {
            fate.stale++;
        } else if (turns.standsBack(frame.camera(), waited, MAX_AGE, Math.round(at))) {
            fate.stoodBack++;
        } else {
            fate.taken++;
            detectorFree = at + slowness * frame.source().detectMillis();
            turns.detected(frame.camera(), detectorFree - at, Math.round(detectorFree));
            double began = Math.max(detectorFree, embedderFree);
            embedderFree = began + slowness * frame.source().embedMillis();
            turns.embedded(
                    frame.camera(), embedderFree - began, Math.round(began - detectorFree), Math.round(embedderFree));
            fate.ages.add(embedderFree - frame.capturedMillis());
        }
    }
}
