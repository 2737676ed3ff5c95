package dev.passerby.client.events;

import dev.passerby.wire.Topics;
import dev.passerby.wire.event.CameraEvent;
import dev.passerby.wire.event.EventType;
import dev.passerby.wire.event.GalleryEvent;
import dev.passerby.wire.event.PasserbyEvent;
import dev.passerby.wire.event.RecognitionEvent;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which events a subscriber wants, and from where. Nothing named in a set means all.
 *
 * @param name under which the broker keeps how far the subscriber has come; absent for one that begins anew each time.
 *     Programs that share a name share the events: each camera's go to one of them
 * @param start where it begins; for a named one, the first time
 * @param topics where the events are
 * @param cameras ids of the cameras; with any, events about the enrolled people are left out
 * @param people names or ids of people, enrolled or unknown; with any, events about nobody in particular are left out
 * @param types kinds of events
 */
public record Subscription(
        @Nullable String name,
        Start start,
        Topics topics,
        Set<String> cameras,
        Set<String> people,
        Set<EventType> types) {

    public Subscription {
        if (name != null && name.isBlank()) {
            throw new IllegalArgumentException("a subscription's name must not be empty");
        }
        cameras = Set.copyOf(cameras);
        people = Set.copyOf(people);
        types = Set.copyOf(types);
    }

    /** Goes on where the subscription of this name stopped; the first time, with what is written from now on. */
    public static Subscription named(String name) {
        return new Subscription(name, new Start.Now(), Topics.STANDARD, Set.of(), Set.of(), Set.of());
    }

    /** Everything written from now on. */
    public static Subscription fromNow() {
        return from(new Start.Now());
    }

    /** Everything that the broker still has, and what comes. */
    public static Subscription fromBeginning() {
        return from(new Start.Beginning());
    }

    /** What the broker was given at this time or later. */
    public static Subscription since(Instant time) {
        return from(new Start.Since(time));
    }

    private static Subscription from(Start start) {
        return new Subscription(null, start, Topics.STANDARD, Set.of(), Set.of(), Set.of());
    }

    /** The same, which begins elsewhere the first time. */
    public Subscription startingAt(Start first) {
        return new Subscription(name, first, topics, cameras, people, types);
    }

    public Subscription onTopics(Topics others) {
        return new Subscription(name, start, others, cameras, people, types);
    }

    public Subscription atCameras(String... ids) {
        return atCameras(Set.of(ids));
    }

    public Subscription atCameras(Set<String> ids) {
        return new Subscription(name, start, topics, ids, people, types);
    }

    public Subscription ofPeople(String... namesOrIds) {
        return ofPeople(Set.of(namesOrIds));
    }

    public Subscription ofPeople(Set<String> namesOrIds) {
        return new Subscription(name, start, topics, cameras, namesOrIds, types);
    }

    public Subscription ofTypes(EventType... some) {
        return ofTypes(Set.of(some));
    }

    public Subscription ofTypes(Set<EventType> some) {
        return new Subscription(name, start, topics, cameras, people, some);
    }

    /** Whether the subscriber wants this event. */
    public boolean wants(PasserbyEvent event) {
        if (event instanceof RecognitionEvent face) {
            return wants(face.type())
                    && wantsCamera(face.camera())
                    && wantsPerson(
                            face.identity().person(),
                            face.identity().personId(),
                            face.identity().unknownId());
        }
        if (event instanceof CameraEvent camera) {
            return wants(camera.type()) && wantsCamera(camera.camera()) && people.isEmpty();
        }
        GalleryEvent gallery = (GalleryEvent) event;
        return wants(EventType.GALLERY_CHANGED)
                && cameras.isEmpty()
                && wantsPerson(gallery.person(), gallery.personId());
    }

    private boolean wants(EventType type) {
        return types.isEmpty() || types.contains(type);
    }

    private boolean wantsCamera(String camera) {
        return cameras.isEmpty() || cameras.contains(camera);
    }

    private boolean wantsPerson(@Nullable String... callings) {
        if (people.isEmpty()) {
            return true;
        }
        for (String calling : callings) {
            if (calling != null && people.contains(calling)) {
                return true;
            }
        }
        return false;
    }
}
