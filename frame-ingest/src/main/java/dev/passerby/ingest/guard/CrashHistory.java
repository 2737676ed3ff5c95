package dev.passerby.ingest.guard;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * The crashes that had a camera's name. The second within an hour puts the camera into quarantine; from then on its
 * crashes are counted anew.
 *
 * @param first when each camera crashed the decoder once
 * @param quarantined when each camera did so again
 */
record CrashHistory(Map<String, Instant> first, Map<String, Instant> quarantined) {

    static final CrashHistory NONE = new CrashHistory(Map.of(), Map.of());

    static final Duration WINDOW = Duration.ofHours(1);

    CrashHistory {
        first = Map.copyOf(first);
        quarantined = Map.copyOf(quarantined);
    }

    CrashHistory after(String camera, Instant at) {
        Map<String, Instant> once = new HashMap<>(first);
        Map<String, Instant> twice = new HashMap<>(quarantined);
        Instant before = once.remove(camera);
        if (before != null && !at.isAfter(before.plus(WINDOW))) {
            twice.put(camera, at);
        } else {
            once.put(camera, at);
        }
        return new CrashHistory(once, twice);
    }

    /** Those that are still to be kept away from the decoder. */
    Quarantine quarantine(Instant now) {
        Map<String, Instant> since = new HashMap<>(quarantined);
        since.values().removeIf(began -> !now.isBefore(began.plus(Quarantine.LENGTH)));
        return new Quarantine(since);
    }
}
