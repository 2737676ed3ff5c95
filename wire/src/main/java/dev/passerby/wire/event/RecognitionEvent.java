package dev.passerby.wire.event;

import java.time.Instant;

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
        long galleryVersion) {

    public RecognitionEvent {
        if (!type.text().startsWith("face.")) {
            throw new IllegalArgumentException("a recognition event must be of a face.* type, got " + type.text());
        }
    }

    /** The same event, saying somebody else. */
    public RecognitionEvent withIdentity(Identity other) {
        return new RecognitionEvent(id, type, time, camera, track, frame, face, other, timings, models, galleryVersion);
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

    public CloudEvent toCloudEvent() {
        return CloudEvent.of(
                id,
                type,
                CloudEvent.cameraSource(camera),
                track.id(),
                time,
                new Payload(camera, track, frame, face, identity, timings, models, galleryVersion));
    }
}
