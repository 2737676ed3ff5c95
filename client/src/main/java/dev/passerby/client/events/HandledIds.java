package dev.passerby.client.events;

import dev.passerby.wire.event.CloudEvent;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The ids of the events handled last, so that a repeated one is handled once. A repetition comes within seconds of the first,
 * for it is made by a job or a subscriber that was restarted; older ids are forgotten.
 */
final class HandledIds {

    private final Map<String, Boolean> ids;

    HandledIds(int most) {
        this.ids = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                return size() > most;
            }
        };
    }

    boolean contains(CloudEvent event) {
        return ids.containsKey(key(event));
    }

    void add(CloudEvent event) {
        ids.put(key(event), Boolean.TRUE);
    }

    /** An id is unique within its source only. */
    private static String key(CloudEvent event) {
        return event.source() + " " + event.id();
    }
}
