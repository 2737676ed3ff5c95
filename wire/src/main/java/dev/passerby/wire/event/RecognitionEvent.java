package dev.passerby.wire.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something said about a face. Its id is made of camera, track and the event's number within the track, so that a
 * repeated delivery is the same event.
 *
 * @param id {@code trackId/number}
 * @param type one of the {@code face.*} types
 * @param time when it was said
 * @param camera the camera's id
 * @param track the appearance it belongs to
 * @param frame the frame it speaks of; for the end of a track, the last it was seen in
 * @param face the face in that frame
 * @param identity who it is, and on what grounds
 * @param timings what the frame cost
 * @param models the networks that were asked
 * @param galleryVersion the highest version among the gallery entries that were searched; 0 for an empty gallery
 * @param traceparent the step that made it in the trace of the frame that did, as W3C Trace Context writes it; absent where
 *     no frame had a trace
 */
public record RecognitionEvent(
        String id,
        EventType type,
        Instant time,
        String camera,
        TrackSeen track,
        FrameSeen frame,
        FaceSeen face,
        Identity identity,
        Timings timings,
        Models models,
        long galleryVersion,
        @Nullable String traceparent)
        implements PasserbyEvent {

    public RecognitionEvent {
        if (!type.text().startsWith("face.")) {
            throw new IllegalArgumentException("a recognition event must be of a face.* type, got " + type.text());
        }
    }

    /** An event without a trace. */
    public RecognitionEvent(
            String id,
            EventType type,
            Instant time,
            String camera,
            TrackSeen track,
            FrameSeen frame,
            FaceSeen face,
            Identity identity,
            Timings timings,
            Models models,
            long galleryVersion) {
        this(id, type, time, camera, track, frame, face, identity, timings, models, galleryVersion, null);
    }

    /** The same event, saying somebody else. */
    public RecognitionEvent withIdentity(Identity other) {
        return new RecognitionEvent(
                id, type, time, camera, track, frame, face, other, timings, models, galleryVersion, traceparent);
    }

    /** The same event in a trace, or in none. */
    public RecognitionEvent tracedAs(@Nullable String parent) {
        return new RecognitionEvent(
                id, type, time, camera, track, frame, face, identity, timings, models, galleryVersion, parent);
    }

    /** The payload: everything that is not the CloudEvents envelope's. */
    record Payload(
            String camera,
            TrackSeen track,
            FrameSeen frame,
            FaceSeen face,
            Identity identity,
            Timings timings,
            Models models,
            long galleryVersion) {}

    @Override
    public CloudEvent toCloudEvent() {
        Payload payload = new Payload(camera, track, frame, face, identity, timings, models, galleryVersion);
        return CloudEvent.of(id, type, CloudEvent.cameraSource(camera), track.id(), time, payload)
                .tracedAs(traceparent);
    }
}
