package dev.passerby.console.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.passerby.wire.event.Decision;
import dev.passerby.wire.event.EventBox;
import dev.passerby.wire.event.EventPoint;
import dev.passerby.wire.sighting.SightedFace;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a frame before its picture is sent.
 *
 * @param width of the picture that follows, in pixels
 * @param height of the same
 * @param faces the faces in that very frame, in shares of its width and height
 */
record FrameMessage(String camera, long epoch, long seq, Instant capturedAt, int width, int height, List<Face> faces) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Face(
            String track,
            EventBox box,
            List<EventPoint> landmarks,
            Decision decision,
            @Nullable String person,
            @Nullable String personId,
            @Nullable String unknownId,
            @Nullable Double distance) {}

    /** @param unknownId the id of the unknown person that a track is, as far as events have told */
    static FrameMessage of(LiveFrame live, int width, int height, Function<String, @Nullable String> unknownId) {
        List<Face> faces = live.sightings() == null
                ? List.of()
                : live.sightings().faces().stream()
                        .map(face -> face(face, unknownId))
                        .toList();
        return new FrameMessage(
                live.frame().cameraId(),
                live.frame().epoch(),
                live.frame().seq(),
                Instant.ofEpochMilli(live.frame().capturedAtMillis()),
                width,
                height,
                faces);
    }

    private static Face face(SightedFace face, Function<String, @Nullable String> unknownId) {
        return new Face(
                face.track(),
                face.box(),
                face.landmarks(),
                face.decision(),
                face.person(),
                face.personId(),
                face.decision() == Decision.UNKNOWN ? unknownId.apply(face.track()) : null,
                face.distance());
    }
}
