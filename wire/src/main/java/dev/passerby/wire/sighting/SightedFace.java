package dev.passerby.wire.sighting;

import dev.passerby.wire.event.Decision;
import dev.passerby.wire.event.EventBox;
import dev.passerby.wire.event.EventPoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A face in one frame, and who its track was taken for when the frame had been looked at.
 *
 * @param track the appearance it belongs to, as in events; a track that is announced by no event yet has one too
 * @param box where it is, as shares of the picture's width and height, not clipped to the picture
 * @param landmarks left eye, right eye, nose, left and right mouth corner, as the same shares
 * @param decision what the track's evidence amounts to
 * @param person the name; only with {@code match}
 * @param personId the stable id; only with {@code match}
 * @param distance Euclidean distance to the nearest enrolled person, from 0 to 2; absent where nobody is enrolled, or the face
 *     was not compared
 */
public record SightedFace(
        String track,
        EventBox box,
        List<EventPoint> landmarks,
        Decision decision,
        @Nullable String person,
        @Nullable String personId,
        @Nullable Double distance) {

    public SightedFace {
        landmarks = List.copyOf(landmarks);
    }
}
