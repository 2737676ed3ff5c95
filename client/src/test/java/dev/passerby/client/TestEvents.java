package dev.passerby.client;

import dev.passerby.wire.camera.CameraState;
import dev.passerby.wire.event.CameraEvent;
import dev.passerby.wire.event.CloudEvent;
import dev.passerby.wire.event.Decision;
import dev.passerby.wire.event.EventBox;
import dev.passerby.wire.event.EventPoint;
import dev.passerby.wire.event.EventType;
import dev.passerby.wire.event.FaceSeen;
import dev.passerby.wire.event.FrameSeen;
import dev.passerby.wire.event.GalleryEvent;
import dev.passerby.wire.event.Identity;
import dev.passerby.wire.event.Models;
import dev.passerby.wire.event.RecognitionEvent;
import dev.passerby.wire.event.Timings;
import dev.passerby.wire.event.TrackSeen;
import dev.passerby.wire.event.Votes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events of made-up visits. */
public final class TestEvents {

    private static final Instant NOON = Instant.parse("2025-03-01T12:00:00Z");

    private TestEvents() {}

    /** Somebody named before a camera; unknown where the name is absent. */
    public static CloudEvent face(EventType type, String camera, int track, int number, @Nullable String person) {
        Instant time = NOON.plusSeconds(track).plusMillis(number);
        String id = camera + "-" + NOON.toEpochMilli() + "-" + track + "-0";
        Decision decision = type == EventType.FACE_TRACK_NEW
                ? Decision.PENDING
                : person == null ? Decision.UNKNOWN : Decision.MATCH;
        boolean named = decision == Decision.MATCH;
        return new RecognitionEvent(
                        id + "/" + number,
                        type,
                        time,
                        camera,
                        new TrackSeen(id, time.minusMillis(600), time, 4),
                        new FrameSeen(NOON.toEpochMilli(), track, time, 1280, 720),
                        new FaceSeen(
                                new EventBox(8, 90, 120, 252),
                                new EventBox(8, 90, 120, 252).relativeTo(1280, 720),
                                Collections.nCopies(5, new EventPoint(57, 180)),
                                0.998,
                                0.75,
                                null),
                        new Identity(
                                decision,
                                named ? person : null,
                                named ? person + "-1" : null,
                                decision == Decision.UNKNOWN ? "unknown-0badcafe" : null,
                                named ? 0.5 : null,
                                named ? 0.875 : null,
                                0.9,
                                null,
                                0.1,
                                new Votes(3, 2.25, 2.25),
                                List.of()),
                        new Timings(2.5, 4.25, 18, 11.5, 0.5, 41),
                        new Models("0123456789abcdef".repeat(4), "fedcba9876543210".repeat(4)),
                        12)
                .toCloudEvent();
    }

    /** Visits of one person each, one after the other: begin, name, end. */
    public static List<CloudEvent> visits(String camera, int from, int to, String person) {
        List<CloudEvent> events = new ArrayList<>();
        for (int track = from; track < to; track++) {
            events.add(face(EventType.FACE_TRACK_NEW, camera, track, 1, person));
            events.add(face(EventType.FACE_RECOGNIZED, camera, track, 2, person));
            events.add(face(EventType.FACE_TRACK_END, camera, track, 3, person));
        }
        return events;
    }

    public static CloudEvent camera(String camera, CameraState state) {
        return new CameraEvent(
                        camera,
                        state,
                        state == CameraState.ONLINE ? null : "no picture for 3 s",
                        NOON.toEpochMilli(),
                        NOON)
                .toCloudEvent();
    }

    public static CloudEvent removed(String person, long version) {
        return new GalleryEvent(person + "-1", person, version, true, 0, NOON).toCloudEvent();
    }
}
