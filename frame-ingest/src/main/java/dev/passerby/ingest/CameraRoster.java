package dev.passerby.ingest;

import dev.passerby.ingest.share.CameraShare;
import dev.passerby.ingest.share.PlacedCamera;
import dev.passerby.ingest.supervise.CameraWorker;
import dev.passerby.ingest.supervise.Epochs;
import dev.passerby.wire.camera.Camera;
import dev.passerby.wire.camera.CameraStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * The cameras at work in this process: those that are attached and lie in partitions that it took. What is attached and
 * what is taken change independently, on different threads. Any thread.
 */
final class CameraRoster implements CameraShare {

    private final BiFunction<Camera, Epochs, CameraWorker> hire;
    private final Consumer<String> forget;
    private final Map<String, Post> posts = new TreeMap<>();
    private Map<String, PlacedCamera> attached = Map.of();
    private boolean closed;

    /** A worker at its camera, and what the camera was taken with. */
    private record Post(CameraWorker worker, int partition, Epochs epochs) {}

    /**
     * @param hire makes a worker, not yet started, that numbers its connections so
     * @param forget is told the id of a camera of ours that is no longer attached
     */
    CameraRoster(BiFunction<Camera, Epochs, CameraWorker> hire, Consumer<String> forget) {
        this.hire = hire;
        this.forget = forget;
    }

    /** Stops and changes the workers at work as their cameras were; who is new waits to be taken. Waits for nobody. */
    synchronized void follow(Map<String, PlacedCamera> cameras) {
        attached = cameras;
        for (String id : List.copyOf(posts.keySet())) {
            Post post = posts.get(id);
            PlacedCamera wanted = cameras.get(id);
            if (closed || post == null) {
                continue;
            }
            if (wanted == null) {
                posts.remove(id);
                post.worker().stop("the camera was removed");
                forget.accept(id);
            } else if (wanted.partition() != post.partition()) {
                posts.remove(id);
                post.worker().stopSilently();
            } else if (!post.worker().goesOnAs(wanted.camera())) {
                post.worker().stopSilently();
                start(wanted, post.epochs());
            }
        }
    }

    @Override
    public synchronized Set<Integer> wanting(Set<Integer> held) {
        Set<Integer> partitions = new TreeSet<>();
        attached.forEach((id, placed) -> {
            if (!closed && held.contains(placed.partition()) && !posts.containsKey(id)) {
                partitions.add(placed.partition());
            }
        });
        return partitions;
    }

    @Override
    public synchronized void take(Set<Integer> partitions, long takeover) {
        Epochs epochs = new Epochs(takeover);
        attached.forEach((id, placed) -> {
            if (!closed && partitions.contains(placed.partition()) && !posts.containsKey(id)) {
                start(placed, epochs);
            }
        });
    }

    private void start(PlacedCamera placed, Epochs epochs) {
        CameraWorker worker = hire.apply(placed.camera(), epochs);
        posts.put(placed.camera().id(), new Post(worker, placed.partition(), epochs));
        worker.start();
    }

    @Override
    public void release(Set<Integer> partitions, Duration patience) {
        List<CameraWorker> leaving = new ArrayList<>();
        synchronized (this) {
            if (closed) {
                return;
            }
            posts.values().removeIf(post -> {
                boolean released = partitions.contains(post.partition());
                if (released) {
                    leaving.add(post.worker());
                }
                return released;
            });
        }
        leaving.forEach(CameraWorker::stopSilently);
        hangingAfter(patience, leaving);
    }

    void tick() {
        working().forEach(CameraWorker::tick);
    }

    synchronized Map<String, CameraStatus> statuses() {
        Map<String, CameraStatus> statuses = new LinkedHashMap<>();
        posts.forEach((id, post) -> statuses.put(id, post.worker().status()));
        return statuses;
    }

    /** Stops all workers together and waits for them, at most so long; returns the ids of those that hang. */
    List<String> close(Duration most) {
        List<CameraWorker> leaving;
        synchronized (this) {
            closed = true;
            leaving = working();
        }
        leaving.forEach(worker -> worker.stop("ingest was stopped"));
        return hangingAfter(most, leaving);
    }

    private synchronized List<CameraWorker> working() {
        return posts.values().stream().map(Post::worker).toList();
    }

    private static List<String> hangingAfter(Duration most, Collection<CameraWorker> leaving) {
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
