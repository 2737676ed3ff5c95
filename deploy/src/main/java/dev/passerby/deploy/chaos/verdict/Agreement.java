package dev.passerby.deploy.chaos.verdict;

import java.util.List;

/**
 * Whether all subtasks search the same gallery soon after a change.
 *
 * @param graceMillis how long they may take
 */
public record Agreement(long graceMillis) {

    /**
     * A change that the broker has.
     *
     * @param version higher than every change's before
     * @param atMillis when the broker had it
     */
    public record Change(long version, long atMillis) {}

    /**
     * A time in which not all tasks ran.
     *
     * @param fromMillis its beginning
     * @param toMillis when all ran again
     */
    public record Outage(long fromMillis, long toMillis) {}

    /**
     * The events that searched a gallery older than allowed. While tasks are down, and within the grace after, nothing is asked
     * of them: a task that comes back reads the gallery first.
     */
    public List<SeenEvent> behind(List<Change> changes, List<Outage> outages, List<SeenEvent> events) {
        return events.stream()
                .filter(event -> !isDuring(outages, event.timeMillis()))
                .filter(event -> event.galleryVersion() < due(changes, event.timeMillis()))
                .toList();
    }

    private long due(List<Change> changes, long atMillis) {
        return changes.stream()
                .filter(change -> change.atMillis() + graceMillis < atMillis)
                .mapToLong(Change::version)
                .max()
                .orElse(0);
    }

    private boolean isDuring(List<Outage> outages, long atMillis) {
        return outages.stream()
                .anyMatch(outage -> atMillis >= outage.fromMillis() && atMillis <= outage.toMillis() + graceMillis);
    }
}
