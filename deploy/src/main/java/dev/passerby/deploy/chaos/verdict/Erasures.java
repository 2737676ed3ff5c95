package dev.passerby.deploy.chaos.verdict;

import java.util.List;
import java.util.Map;

/**
 * Whether the erased stay unnamed.
 *
 * @param graceMillis how long after the broker has the erasure an event may still mention the person
 */
public record Erasures(long graceMillis) {

    /** The events that mention somebody later than allowed, given when the broker had each person's erasure. */
    public List<SeenEvent> late(Map<String, Long> erasedAtMillis, List<SeenEvent> events) {
        return events.stream()
                .filter(event -> event.mentioned().stream().anyMatch(person -> isLate(erasedAtMillis, person, event)))
                .toList();
    }

    private boolean isLate(Map<String, Long> erasedAtMillis, String person, SeenEvent event) {
        Long erased = erasedAtMillis.get(person);
        return erased != null && event.timeMillis() > erased + graceMillis;
    }
}
