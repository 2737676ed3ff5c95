package dev.passerby.wire.event;

import dev.passerby.wire.camera.CameraState;
import dev.passerby.wire.trace.TraceParent;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One valid event of each type, as a camera called door might have seen them. */
public final class EventExamples {

    private static final Instant NOON = Instant.parse("2025-03-01T12:00:00Z");
    private static final long EPOCH = NOON.toEpochMilli();
    private static final Votes THREE_VOTES = new Votes(3, 2.25, 2.25);

    private EventExamples() {}

    /** One event of each type. */
    public static Map<EventType, CloudEvent> all() {
        Map<EventType, CloudEvent> events = new EnumMap<>(EventType.class);
        events.put(EventType.FACE_TRACK_NEW, face(EventType.FACE_TRACK_NEW, pending()));
        events.put(EventType.FACE_RECOGNIZED, face(EventType.FACE_RECOGNIZED, match()));
        events.put(EventType.FACE_UNKNOWN, face(EventType.FACE_UNKNOWN, nobodyEnrolled()));
        events.put(EventType.FACE_IDENTITY_CHANGED, face(EventType.FACE_IDENTITY_CHANGED, nameless(Decision.UNKNOWN)));
        events.put(EventType.FACE_TRACK_END, face(EventType.FACE_TRACK_END, nameless(Decision.AMBIGUOUS)));
        events.put(EventType.CAMERA_ONLINE, camera(CameraState.ONLINE, null));
        events.put(EventType.CAMERA_DEGRADED, camera(CameraState.DEGRADED, "3 of 75 pictures were damaged"));
        events.put(EventType.CAMERA_OFFLINE, camera(CameraState.OFFLINE, "no picture for 3 s"));
        events.put(EventType.GALLERY_CHANGED, gallery());
        return events;
    }

    /** The example of the type. */
    public static CloudEvent of(EventType type) {
        return all().get(type);
    }

    /** An event with the trace of the frame that led to it. */
    public static CloudEvent traced() {
        return of(EventType.FACE_RECOGNIZED)
                .tracedAs(TraceParent.of("door", EPOCH, 4, true).text());
    }

    /** A face event of the type about the identity; valid where type and decision go together. */
    public static CloudEvent face(EventType type, Identity identity) {
        return face(type, identity, new QualityMarks(1, 0.9, 0.85, 1, 1, 0.998));
    }

    /** The same with other marks, or with none as in the first events ever written. */
    public static CloudEvent face(EventType type, Identity identity, @Nullable QualityMarks marks) {
        return new RecognitionEvent(
                        "door-7/2",
                        type,
                        NOON.plusMillis(841),
                        "door",
                        new TrackSeen("door-7", NOON.plusMillis(200), NOON.plusMillis(800), 4),
                        new FrameSeen(EPOCH, 4, NOON.plusMillis(800), 1280, 720),
                        new FaceSeen(
                                new EventBox(-8, 90, 120, 252),
                                new EventBox(-8, 90, 120, 252).relativeTo(1280, 720),
                                List.of(
                                        new EventPoint(30.5, 150),
                                        new EventPoint(84.25, 148.5),
                                        new EventPoint(57, 180),
                                        new EventPoint(36, 212.75),
                                        new EventPoint(80, 211)),
                                0.998,
                                0.75,
                                marks),
                        identity,
                        new Timings(2.5, 4.25, 18, 11.5, 0.5, 41),
                        new Models("0123456789abcdef".repeat(4), "fedcba9876543210".repeat(4)),
                        12)
                .toCloudEvent();
    }

    /** Somebody enrolled as Anna, with every field an identity can have. */
    public static Identity match() {
        return new Identity(
                Decision.MATCH,
                "Anna",
                "anna-1",
                null,
                0.5,
                0.875,
                0.9,
                0.7,
                0.1,
                THREE_VOTES,
                annaBeforeBerta(0.5, 1.2));
    }

    /** Nobody named, though two people were compared: unknown or ambiguous or low-quality. */
    public static Identity nameless(Decision decision) {
        return new Identity(
                decision, null, null, null, 1.0, 0.5, 0.9, 0.05, 0.1, THREE_VOTES, annaBeforeBerta(1.0, 1.05));
    }

    private static Identity pending() {
        return new Identity(
                Decision.PENDING, null, null, null, null, null, 0.9, null, 0.1, new Votes(0, 0, 0), List.of());
    }

    private static Identity nobodyEnrolled() {
        return new Identity(
                Decision.UNKNOWN, null, null, "unknown-0badcafe", null, null, 0.9, null, 0.1, THREE_VOTES, List.of());
    }

    private static List<Candidate> annaBeforeBerta(double toAnna, double toBerta) {
        return List.of(new Candidate("Anna", "anna-1", toAnna), new Candidate("Berta", "berta-2", toBerta));
    }

    private static CloudEvent camera(CameraState state, @Nullable String reason) {
        return new CameraEvent("door", state, reason, EPOCH, NOON).toCloudEvent();
    }

    private static CloudEvent gallery() {
        return new GalleryEvent("anna-1", "Anna", 12, false, 2, NOON).toCloudEvent();
    }
}
