package dev.passerby.pipeline.recognition;

import dev.passerby.vision.face.Box;
import dev.passerby.vision.tracking.CameraTracks;
import dev.passerby.vision.tracking.FrameFaces;
import dev.passerby.vision.tracking.Sighting;
import dev.passerby.vision.tracking.Track;
import dev.passerby.wire.event.Decision;
import dev.passerby.wire.event.EventBox;
import dev.passerby.wire.event.EventPoint;
import dev.passerby.wire.event.Identity;
import dev.passerby.wire.sighting.SightedFace;
import dev.passerby.wire.sighting.Sightings;
import java.time.Instant;
import java.util.List;

/**
 * One frame's sightings, taken from the camera's tracks as they are after it. Every face of a frame is the latest sighting of
 * a track, judged by the gallery of that moment: somebody removed is named in no sighting that is made after.
 */
final class FrameSightings {

    /** A hundred-thousandth of the picture: far below a pixel, and half as long in JSON as all of a double's digits. */
    private static final double PLACES = 1e5;

    private FrameSightings() {}

    static Sightings of(FrameFaces frame, CameraTracks after) {
        List<SightedFace> faces = after.tracks().stream()
                .filter(track -> isIn(track.latest(), frame))
                .map(FrameSightings::face)
                .toList();
        return new Sightings(
                frame.cameraId(),
                frame.epoch(),
                frame.seq(),
                Instant.ofEpochMilli(frame.capturedAtMillis()),
                frame.width(),
                frame.height(),
                faces);
    }

    private static boolean isIn(Sighting sighting, FrameFaces frame) {
        return sighting.epoch() == frame.epoch() && sighting.seq() == frame.seq();
    }

    private static SightedFace face(Track track) {
        Sighting seen = track.latest();
        Box box = seen.face().box();
        Identity identity = track.identity();
        return new SightedFace(
                track.id(),
                new EventBox(
                        share(box.left(), seen.width()),
                        share(box.top(), seen.height()),
                        share(box.right(), seen.width()),
                        share(box.bottom(), seen.height())),
                seen.face().landmarks().points().stream()
                        .map(point -> new EventPoint(share(point.x(), seen.width()), share(point.y(), seen.height())))
                        .toList(),
                identity == null ? Decision.PENDING : identity.decision(),
                identity == null ? null : identity.person(),
                identity == null ? null : identity.personId(),
                identity == null || identity.distance() == null ? null : rounded(identity.distance()));
    }

    private static double share(double pixels, int of) {
        return rounded(pixels / of);
    }

    private static double rounded(double number) {
        return Math.round(number * PLACES) / PLACES;
    }
}
