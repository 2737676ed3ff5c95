package dev.passerby.console.unknowns;

import com.fasterxml.jackson.databind.JsonNode;
import dev.passerby.wire.event.CloudEvent;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The unknown people of some events. A track counts for whom it was last: one that got a name is no unknown's visit. */
public final class UnknownPeople {

    /** The last word on each track by its id; events of one track come in order. */
    private final Map<String, Visit> lastOfTrack = new LinkedHashMap<>();

    /** One track, if it was an unknown's in the end. */
    private record Visit(
            @Nullable String unknownId, String camera, Instant firstSeen, Instant lastSeen, EventId event) {}

    /**
     * An event by its track and its number there.
     *
     * @param track the track's id
     * @param number the event's within the track
     */
    public record EventId(String track, int number) {}

    /**
     * An unknown person.
     *
     * @param id the id in events
     * @param firstSeen when first
     * @param lastSeen when last
     * @param visits how many tracks
     * @param cameras where, by id
     * @param event the latest that was said of them
     */
    public record Person(
            String id, Instant firstSeen, Instant lastSeen, int visits, SortedSet<String> cameras, EventId event) {

        Person with(Person other) {
            SortedSet<String> all = new TreeSet<>(cameras);
            all.addAll(other.cameras);
            boolean later = lastSeen.isAfter(other.lastSeen);
            return new Person(
                    id,
                    firstSeen.isBefore(other.firstSeen) ? firstSeen : other.firstSeen,
                    later ? lastSeen : other.lastSeen,
                    visits + other.visits,
                    all,
                    later ? event : other.event);
        }
    }

    /** Hears of an event, the later of a track after the earlier. */
    public void add(CloudEvent event) {
        if (!event.data().path("identity").isObject()) {
            return;
        }
        JsonNode unknown = event.data().path("identity").path("unknownId");
        JsonNode track = event.data().path("track");
        try {
            lastOfTrack.put(
                    event.subject(),
                    new Visit(
                            unknown.isTextual() ? unknown.asText() : null,
                            event.data().path("camera").asText(),
                            Instant.parse(track.path("firstSeen").asText()),
                            Instant.parse(track.path("lastSeen").asText()),
                            new EventId(event.subject(), number(event))));
        } catch (DateTimeException e) {
            // An event that does not say when is nobody's visit.
            lastOfTrack.remove(event.subject());
        }
    }

    /** Forgets tracks that were last seen before this. */
    public void forget(Instant before) {
        lastOfTrack.values().removeIf(visit -> visit.lastSeen().isBefore(before));
    }

    /** All unknown people, the latest seen first. */
    public List<Person> latestFirst() {
        Map<String, Person> people = new TreeMap<>();
        for (Visit visit : lastOfTrack.values()) {
            String id = visit.unknownId();
            if (id != null) {
                people.merge(id, person(id, visit), Person::with);
            }
        }
        List<Person> sorted = new ArrayList<>(people.values());
        sorted.sort(Comparator.comparing(Person::lastSeen).reversed());
        return sorted;
    }

    private static Person person(String id, Visit visit) {
        return new Person(
                id, visit.firstSeen(), visit.lastSeen(), 1, new TreeSet<>(List.of(visit.camera())), visit.event());
    }

    private static int number(CloudEvent event) {
        String number = event.id().substring(event.id().lastIndexOf('/') + 1);
        return number.matches("\\d{1,9}") ? Integer.parseInt(number) : 0;
    }
}
