package dev.passerby.simulator.rtsp;

import dev.passerby.simulator.fault.Faults;
import dev.passerby.simulator.fault.Incident;
import dev.passerby.simulator.fault.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What is wrong with a camera, by command and by its script, and what is about to happen to it. Times are nanoseconds since the
 * camera's start. Commands come from any thread; incidents are taken by one.
 */
final class Troubles {

    private final Queue<Incident> commanded = new ConcurrentLinkedQueue<>();
    private volatile Faults standing = Faults.NONE;
    private volatile Following following = new Following(Script.EMPTY, 0);

    private Following taken = following;
    private long takenNanos;

    /** A script and when it began. */
    private record Following(Script script, long sinceNanos) {}

    void stand(Faults faults) {
        standing = faults;
    }

    void add(Incident incident) {
        commanded.add(incident);
    }

    void follow(Script script, long nowNanos) {
        following = new Following(script, nowNanos);
    }

    /** Before a script begins, what is wrong at its beginning is wrong already: nobody meets the camera without it. */
    Faults at(long nanos) {
        Following now = following;
        return standing.and(now.script().faultsAt(Math.max(0, nanos - now.sinceNanos())));
    }

    /** What has come to happen by then and was not taken before. */
    List<Incident> take(long nanos) {
        List<Incident> incidents = new ArrayList<>();
        for (Incident next = commanded.poll(); next != null; next = commanded.poll()) {
            incidents.add(next);
        }
        Following now = following;
        if (!now.equals(taken)) {
            taken = now;
            takenNanos = now.sinceNanos() - 1;
        }
        incidents.addAll(now.script().incidentsBetween(takenNanos - now.sinceNanos(), nanos - now.sinceNanos()));
        takenNanos = nanos;
        return incidents;
    }
}
