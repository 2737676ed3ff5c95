package dev.passerby.ingest;

import dev.passerby.ingest.supervise.CameraWorker;
import dev.passerby.wire.camera.Camera;
import dev.passerby.wire.camera.CameraStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** The cameras at work, kept as the attached ones are. Any thread. */
final class CameraRoster {

    private final Function<Camera, CameraWorker> hire;
    private final Consumer<String> forget;
    private final Map<String, CameraWorker> workers = new TreeMap<>();
    private boolean closed;

    /**
     * @param hire makes a worker, not yet started
     * @param forget is told the id of a camera that is no longer attached
     */
    CameraRoster(Function<Camera, CameraWorker> hire, Consumer<String> forget) {
        this.hire = hire;
        this.forget = forget;
    }

    /** Starts, stops and changes workers until they are those of the attached cameras; waits for nobody. */
    synchronized void follow(Map<String, Camera> attached) {
        if (closed) {
            return;
        }
        for (String id : List.copyOf(workers.keySet())) {
            Camera wanted = attached.get(id);
            CameraWorker worker = workers.get(id);
            if (worker == null || (wanted != null && worker.goesOnAs(wanted))) {
                continue;
            }
            workers.remove(id);
            if (wanted == null) {
                worker.stop("the camera was removed");
                forget.accept(id);
            } else {
                worker.stopSilently();
            }
        }
        attached.forEach((id, camera) -> workers.computeIfAbsent(id, absent -> started(camera)));
    }

    private CameraWorker started(Camera camera) {
        CameraWorker worker = hire.apply(camera);
        worker.start();
        return worker;
    }

    synchronized void tick() {
        workers.values().forEach(CameraWorker::tick);
    }

    synchronized Map<String, CameraStatus> statuses() {
        Map<String, CameraStatus> statuses = new LinkedHashMap<>();
        workers.forEach((id, worker) -> statuses.put(id, worker.status()));
        return statuses;
    }

    /** Stops all workers together and waits for them, at most so long; returns the ids of those that hang. */
    List<String> close(Duration most) {
        List<CameraWorker> leaving;
        synchronized (this) {
            closed = true;
            leaving = new ArrayList<>(workers.values());
        }
        leaving.forEach(worker -> worker.stop("ingest was stopped"));
        long deadline = System.nanoTime() + most.toNanos();
        List<String> hanging = new ArrayList<>();
        for (CameraWorker worker : leaving) {
            if (!worker.awaitEnd(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())))) {
                hanging.add(worker.camera().id());
            }
        }
        return hanging;
    }
}
