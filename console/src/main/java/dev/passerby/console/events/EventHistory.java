package dev.passerby.console.events;

import dev.passerby.wire.event.CloudEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The newest events in the order in which they came, each once, in bounded memory. What was there before the console is
 * in the order of the events' own times, because partitions tell nothing about each other's order. Any thread.
 */
final class EventHistory {

    /**
     * How far the order of what was there before may differ from the order in which a client heard it, by the events' times.
     * A client that goes on across a restart of the console hears so much again rather than missing any.
     */
    static final long OVERLAP_MILLIS = 2_000;

    private static final int MOST_TRACKS = 10_000;

    private final @Nullable LoggedEvent[] ring;
    private final Map<String, Long> positions = new HashMap<>();
    private final Map<String, String> unknownOfTrack = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MOST_TRACKS;
        }
    };

    /** Events that were there before, oldest first out; empty once {@link #begin} was called. */
    private final PriorityQueue<LoggedEvent> before = new PriorityQueue<>(
            Comparator.comparingLong(LoggedEvent::timeMillis).thenComparingLong(LoggedEvent::position));

    /** How many of them have come: what was said in the same millisecond stays in the order of its partition. */
    private long restored;

    /** The position that the next event gets. */
    private long next;

    /** The first position of an event that came while the console ran. */
    private long firstHeard;

    /** @param most how many events are kept */
    EventHistory(int most) {
        this.ring = new LoggedEvent[most];
    }

    /** Takes in an event that was there before the console. */
    synchronized void restore(CloudEvent event) {
        if (positions.putIfAbsent(event.id(), -1L) != null) {
            return;
        }
        before.add(LoggedEvent.of(restored++, event));
        if (before.size() > ring.length) {
            positions.remove(before.remove().id());
        }
    }

    /** Ends what was there before. */
    synchronized void begin() {
        while (!before.isEmpty()) {
            LoggedEvent event = before.remove();
            put(event.at(next));
        }
        firstHeard = next;
    }

    /** Adds an event that just came; empty for one that was there already. */
    synchronized Optional<LoggedEvent> add(CloudEvent event) {
        if (positions.containsKey(event.id())) {
            return Optional.empty();
        }
        LoggedEvent logged = LoggedEvent.of(next, event);
        put(logged);
        notifyAll();
        return Optional.of(logged);
    }

    private void put(LoggedEvent event) {
        int slot = (int) (event.position() % ring.length);
        LoggedEvent oldest = ring[slot];
        if (oldest != null) {
            positions.remove(oldest.id());
        }
        ring[slot] = event;
        positions.put(event.id(), event.position());
        String track = event.track();
        if (track != null && event.unknownId() != null) {
            unknownOfTrack.put(track, event.unknownId());
        }
        next = event.position() + 1;
    }

    /** The position before which everything is older than now. */
    synchronized long end() {
        return next;
    }

    /** The oldest position that is kept. */
    synchronized long oldest() {
        return Math.max(0, next - ring.length);
    }

    /** The events from a position on, oldest first, with what is between them left out. */
    synchronized List<LoggedEvent> from(long position, int most) {
        List<LoggedEvent> events = new ArrayList<>();
        for (long at = Math.max(position, oldest()); at < next && events.size() < most; at++) {
            LoggedEvent event = ring[(int) (at % ring.length)];
            if (event != null && event.position() == at) {
                events.add(event);
            }
        }
        return events;
    }

    /** Waits until there is an event at this position or later; false when the time was up first. */
    synchronized boolean await(long position, long millis) throws InterruptedException {
        long deadline = System.nanoTime() + millis * 1_000_000;
        while (next <= position) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    /** Wakes whoever waits, though there is nothing new. */
    synchronized void wakeAll() {
        notifyAll();
    }

    /**
     * The newest events that are wanted, newest first.
     *
     * @param beforeId only events older than this one; null for all. One that is not kept any more has none before it
     */
    synchronized List<LoggedEvent> newest(EventFilter filter, @Nullable String beforeId, int most) {
        Long position = beforeId == null ? Long.valueOf(next) : positions.get(beforeId);
        List<LoggedEvent> events = new ArrayList<>();
        if (position == null) {
            return events;
        }
        for (long at = position - 1; at >= oldest() && events.size() < most; at--) {
            LoggedEvent event = ring[(int) (at % ring.length)];
            if (event != null && event.position() == at && filter.matches(event)) {
                events.add(event);
            }
        }
        return events;
    }

    /**
     * Where a client goes on that heard this event last: behind it, if it heard it from this console. Behind an event that was
     * there before the console, a little earlier. An event that is not kept any more means from the oldest on.
     */
    synchronized long resumeAfter(String lastId) {
        Long position = positions.get(lastId);
        if (position == null || position < 0) {
            return oldest();
        }
        if (position >= firstHeard) {
            return position + 1;
        }
        LoggedEvent last = ring[(int) (position % ring.length)];
        long from = position;
        while (from > oldest()) {
            LoggedEvent earlier = ring[(int) ((from - 1) % ring.length)];
            if (earlier != null && earlier.timeMillis() < last.timeMillis() - OVERLAP_MILLIS) {
                break;
            }
            from--;
        }
        return from;
    }

    /** The event of this id. */
    synchronized Optional<LoggedEvent> event(String id) {
        Long position = positions.get(id);
        return position == null || position < 0
                ? Optional.empty()
                : Optional.ofNullable(ring[(int) (position % ring.length)]);
    }

    /** The unknown person that a track is, as far as its events said. */
    synchronized @Nullable String unknownOf(String track) {
        return unknownOfTrack.get(track);
    }

    /** Forgets every event in which one of these texts occurs; how many there were. */
    synchronized int forget(Collection<String> texts) {
        int forgotten = 0;
        for (int slot = 0; slot < ring.length; slot++) {
            LoggedEvent event = ring[slot];
            if (event != null && says(event, texts)) {
                positions.remove(event.id());
                ring[slot] = null;
                forgotten++;
            }
        }
        List<LoggedEvent> early =
                before.stream().filter(event -> says(event, texts)).toList();
        early.forEach(event -> positions.remove(event.id()));
        before.removeAll(early);
        return forgotten + early.size();
    }

    private static boolean says(LoggedEvent event, Collection<String> texts) {
        String json = event.json();
        return texts.stream().anyMatch(json::contains);
    }

    /** Bytes of the packed events. */
    synchronized long packedBytes() {
        long bytes = 0;
        for (LoggedEvent event : ring) {
            bytes += event == null ? 0 : event.packed().length;
        }
        return bytes;
    }
}
