package dev.passerby.wire.event;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.passerby.wire.WireFormatException;

/** What an event says. */
public enum EventType {
    /** A face appeared that belongs to no track yet; its identity may still be pending. */
    FACE_TRACK_NEW("face.track.new"),
    /** A track was given a name. */
    FACE_RECOGNIZED("face.recognized"),
    /** A track was seen well enough, and it is nobody enrolled. */
    FACE_UNKNOWN("face.unknown"),
    /** A track changed its mind: another person, or a name after unknown, or a name no longer. */
    FACE_IDENTITY_CHANGED("face.identity.changed"),
    /** A track was not seen for the quiet period; its identity is final. */
    FACE_TRACK_END("face.track.end"),
    /** Pictures of a camera arrive. */
    CAMERA_ONLINE("camera.online"),
    /** Pictures of a camera arrive with losses. */
    CAMERA_DEGRADED("camera.degraded"),
    /** No pictures of a camera arrive. */
    CAMERA_OFFLINE("camera.offline"),
    /** A person was enrolled, changed or removed. */
    GALLERY_CHANGED("gallery.changed");

    private final String text;

    EventType(String text) {
        this.text = text;
    }

    /** The CloudEvents {@code type}. */
    @JsonValue
    public String text() {
        return text;
    }

    /** The type of this CloudEvents {@code type}. */
    public static EventType of(String text) throws WireFormatException {
        for (EventType type : values()) {
            if (type.text.equals(text)) {
                return type;
            }
        }
        throw new WireFormatException("event type '" + text + "' is not known to this version");
    }
}
