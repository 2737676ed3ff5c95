package dev.passerby.deploy.chaos.verdict;

import dev.passerby.wire.event.CloudEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event as a subscriber read it, with what is judged of it.
 *
 * @param id the event's id
 * @param type such as {@code face.recognized}
 * @param camera the camera's id
 * @param track the track's id
 * @param trackFrames frames of the track so far
 * @param decision such as {@code match}
 * @param personId who is named; absent where nobody is
 * @param mentioned everybody whose id is in it, the named and the merely near
 * @param unknownId which stranger it is; absent where it is none
 * @param timeMillis when the job said it, milliseconds since 1970
 * @param galleryVersion the gallery that was searched
 */
public record SeenEvent(
        String id,
        String type,
        String camera,
        String track,
        long trackFrames,
        String decision,
        @Nullable String personId,
        List<String> mentioned,
        @Nullable String unknownId,
        long timeMillis,
        long galleryVersion) {

    public SeenEvent {
        mentioned = List.copyOf(mentioned);
    }

    /** What of an event is judged. */
    public static SeenEvent of(CloudEvent event) {
        var identity = event.data().path("identity");
        return new SeenEvent(
                event.id(),
                event.type(),
                event.data().path("camera").asText(),
                event.data().path("track").path("id").asText(),
                event.data().path("track").path("frames").asLong(),
                identity.path("decision").asText(),
                identity.path("personId").textValue(),
                identity.findValuesAsText("personId"),
                identity.path("unknownId").textValue(),
                event.time().toEpochMilli(),
                event.data().path("galleryVersion").asLong());
    }
}
