package dev.passerby.standalone.commands;

import com.fasterxml.jackson.databind.JsonNode;
import dev.passerby.wire.event.CloudEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The unknown people of some events. A track counts for whom it was last: one that got a name is no unknown's visit. */
final class UnknownPeople {

    /** The last word on each track by its id; events of one track come in order. */
    private final Map<String, CloudEvent> lastOfTrack = new LinkedHashMap<>();

    /**
     * An unknown person.
     *
     * @param id the id in events
     * @param lastSeen when last
     * @param visits how many tracks
     * @param cameras where, by id
     */
    record Person(String id, Instant lastSeen, int visits, SortedSet<String> cameras) {

        Person with(Person other) {
            SortedSet<String> all = new TreeSet<>(cameras);
            all.addAll(other.cameras);
            return new Person(
                    id, lastSeen.isAfter(other.lastSeen) ? lastSeen : other.lastSeen, visits + other.visits, all);
        }
    }

    void add(CloudEvent event) {
        if (event.data().path("identity").isObject()) {
            lastOfTrack.put(event.subject(), event);
        }
    }

    List<Person> latestFirst() {
        Map<String, Person> people = new TreeMap<>();
        for (CloudEvent event : lastOfTrack.values()) {
            JsonNode id = event.data().path("identity").path("unknownId");
            if (id.isTextual()) {
                people.merge(id.asText(), person(id.asText(), event.data()), Person::with);
            }
        }
        List<Person> sorted = new ArrayList<>(people.values());
        sorted.sort(Comparator.comparing(Person::lastSeen).reversed());
        return sorted;
    }

    private static Person person(String id, JsonNode data) {
        return new Person(
                id,
                Instant.parse(data.path("track").path("lastSeen").asText()),
                1,
                new TreeSet<>(List.of(data.path("camera").asText())));
    }
}
