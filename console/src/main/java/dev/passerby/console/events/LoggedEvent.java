package dev.passerby.console.events;

import dev.passerby.wire.event.CloudEvent;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * An event as the log keeps it: what is asked for by, and the rest packed.
 *
 * @param position its place in the log, growing by one with every event
 * @param id the event's id
 * @param timeMillis when it was said
 * @param type its type
 * @param camera the camera it is about; absent for an event of the gallery
 * @param personId the person who was recognised, or is told of; absent where there is none
 * @param person that person's name
 * @param unknownId the unknown person's id; absent where there is none
 * @param packed the event as structured JSON, packed by {@link PackedJson}
 */
public record LoggedEvent(
        long position,
        String id,
        long timeMillis,
        String type,
        @Nullable String camera,
        @Nullable String personId,
        @Nullable String person,
        @Nullable String unknownId,
        byte[] packed) {

    static LoggedEvent of(long position, CloudEvent event) {
        boolean gallery = event.type().startsWith("gallery.");
        return new LoggedEvent(
                position,
                event.id(),
                event.time().toEpochMilli(),
                event.type().intern(),
                interned(event.data().path("camera").textValue()),
                interned(event.data()
                        .at(gallery ? "/personId" : "/identity/personId")
                        .textValue()),
                interned(event.data()
                        .at(gallery ? "/person" : "/identity/person")
                        .textValue()),
                event.data().at("/identity/unknownId").textValue(),
                PackedJson.pack(event.toJsonLine().getBytes(StandardCharsets.UTF_8)));
    }

    /** The same at its place. */
    LoggedEvent at(long place) {
        return new LoggedEvent(place, id, timeMillis, type, camera, personId, person, unknownId, packed);
    }

    /** Structured JSON, as one line. */
    public String json() {
        return new String(PackedJson.unpack(packed), StandardCharsets.UTF_8);
    }

    /** The track it belongs to; null for an event that is not about a face. */
    public @Nullable String track() {
        int slash = id.lastIndexOf('/');
        return type.startsWith("face.") && slash > 0 ? id.substring(0, slash) : null;
    }

    private static @Nullable String interned(@Nullable String text) {
        return text == null ? null : text.intern();
    }
}
