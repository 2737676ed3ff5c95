package dev.passerby.wire.event;

import dev.passerby.wire.Json;
import dev.passerby.wire.WireFormatException;
import java.time.Instant;

/** What a subscriber is told: something about a face, about a camera, or about the enrolled people. */
public sealed interface PasserbyEvent permits RecognitionEvent, CameraEvent, GalleryEvent {

    /** When it was said. */
    Instant time();

    /** The same in its envelope. */
    CloudEvent toCloudEvent();

    /**
     * What an envelope holds.
     *
     * @throws WireFormatException where its type is of a later version, or its payload is not what the type promises
     */
    static PasserbyEvent of(CloudEvent event) throws WireFormatException {
        EventType type = EventType.of(event.type());
        try {
            return switch (type) {
                case FACE_TRACK_NEW, FACE_RECOGNIZED, FACE_UNKNOWN, FACE_IDENTITY_CHANGED, FACE_TRACK_END ->
                    face(type, event);
                case CAMERA_ONLINE, CAMERA_DEGRADED, CAMERA_OFFLINE -> camera(event);
                case GALLERY_CHANGED -> gallery(event);
            };
        } catch (WireFormatException e) {
            throw new WireFormatException(
                    "event " + event.id() + " of type " + event.type() + ": " + e.getMessage(), e);
        }
    }

    private static RecognitionEvent face(EventType type, CloudEvent event) throws WireFormatException {
        RecognitionEvent.Payload said = Json.read(event.data(), RecognitionEvent.Payload.class);
        return new RecognitionEvent(
                event.id(),
                type,
                event.time(),
                said.camera(),
                said.track(),
                said.frame(),
                said.face(),
                said.identity(),
                said.timings(),
                said.models(),
                said.galleryVersion(),
                event.traceparent());
    }

    private static CameraEvent camera(CloudEvent event) throws WireFormatException {
        CameraEvent.Payload said = Json.read(event.data(), CameraEvent.Payload.class);
        return new CameraEvent(said.camera(), said.state(), said.reason(), said.epoch(), event.time());
    }

    private static GalleryEvent gallery(CloudEvent event) throws WireFormatException {
        GalleryEvent.Payload said = Json.read(event.data(), GalleryEvent.Payload.class);
        return new GalleryEvent(
                said.personId(), said.person(), said.version(), said.removed(), said.templates(), event.time());
    }
}
