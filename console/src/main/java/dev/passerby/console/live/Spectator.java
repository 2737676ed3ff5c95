package dev.passerby.console.live;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

/**
 * What one client is still to be sent: of each camera the newest frame only, camera after camera. A client that takes nothing
 * for a while finds the present when it is back, and never the past. Pure; whoever sends holds its lock.
 */
final class Spectator {

    private final Set<String> cameras;
    private final Map<String, LiveFrame> waiting = new HashMap<>();

    /** Cameras that have a frame waiting, the one that waits longest first. */
    private final Queue<String> turns = new ArrayDeque<>();

    private long skipped;

    /** @param cameras the cameras that are watched; none means all */
    Spectator(Set<String> cameras) {
        this.cameras = Set.copyOf(cameras);
    }

    boolean watches(String camera) {
        return cameras.isEmpty() || cameras.contains(camera);
    }

    /** Offers a frame; one of the same camera that still waits gives way to it. */
    void offer(LiveFrame frame) {
        String camera = frame.frame().cameraId();
        if (!watches(camera)) {
            return;
        }
        if (waiting.put(camera, frame) == null) {
            turns.add(camera);
        } else {
            skipped++;
        }
    }

    /** The frame to be sent next. */
    Optional<LiveFrame> next() {
        String camera = turns.poll();
        return camera == null ? Optional.empty() : Optional.ofNullable(waiting.remove(camera));
    }

    /** How many frames this client was not sent. */
    long skipped() {
        return skipped;
    }
}
