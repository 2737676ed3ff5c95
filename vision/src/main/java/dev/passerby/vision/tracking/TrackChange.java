package dev.passerby.vision.tracking;

import dev.passerby.vision.face.Box;
import dev.passerby.vision.face.Point;
import dev.passerby.wire.event.EventBox;
import dev.passerby.wire.event.EventPoint;
import dev.passerby.wire.event.EventType;
import dev.passerby.wire.event.FaceSeen;
import dev.passerby.wire.event.FrameSeen;
import dev.passerby.wire.event.Identity;
import dev.passerby.wire.event.Models;
import dev.passerby.wire.event.RecognitionEvent;
import dev.passerby.wire.event.Timings;
import dev.passerby.wire.event.TrackSeen;
import java.time.Instant;

/**
 * Something to tell subscribers about a track.
 *
 * @param type one of the {@code face.*} types
 * @param number the event's number within its track, from 0; with the track's id the event's id, the same again on replay
 * @param cameraId the camera's id
 * @param track the track after the change
 * @param sighting the picture it speaks of: for an identity the last that is part of the evidence, otherwise the latest
 * @param identity who it is, and on what grounds
 */
public record TrackChange(
        EventType type, long number, String cameraId, Track track, Sighting sighting, Identity identity) {

    /** {@code trackId/number}. */
    public String eventId() {
        return track.id() + '/' + number;
    }

    /** The change as it goes to subscribers. */
    public RecognitionEvent toEvent(Instant time, Timings timings, Models models, long galleryVersion) {
        return new RecognitionEvent(
                eventId(),
                type,
                time,
                cameraId,
                new TrackSeen(
                        track.id(),
                        Instant.ofEpochMilli(track.firstSeenMillis()),
                        Instant.ofEpochMilli(track.latest().capturedAtMillis()),
                        track.latest().frames()),
                new FrameSeen(
                        sighting.epoch(),
                        sighting.seq(),
                        Instant.ofEpochMilli(sighting.capturedAtMillis()),
                        sighting.width(),
                        sighting.height()),
                faceSeen(sighting),
                identity,
                timings,
                models,
                galleryVersion);
    }

    private static FaceSeen faceSeen(Sighting sighting) {
        Box box = sighting.face().box();
        EventBox pixels = new EventBox(box.left(), box.top(), box.right(), box.bottom());
        return new FaceSeen(
                pixels,
                pixels.relativeTo(sighting.width(), sighting.height()),
                sighting.face().landmarks().points().stream()
                        .map(TrackChange::eventPoint)
                        .toList(),
                sighting.face().score(),
                sighting.quality(),
                sighting.marks());
    }

    private static EventPoint eventPoint(Point point) {
        return new EventPoint(point.x(), point.y());
    }
}
