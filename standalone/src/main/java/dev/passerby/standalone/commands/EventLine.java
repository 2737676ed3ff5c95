package dev.passerby.standalone.commands;

import com.fasterxml.jackson.databind.JsonNode;
import dev.passerby.wire.event.CloudEvent;
import dev.passerby.wire.event.EventType;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** An event as one line for a person: when, where, what. */
public final class EventLine {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

    private EventLine() {}

    /** The line, without a line break. */
    public static String of(CloudEvent event) {
        return TIME.format(event.time()) + "  " + where(event) + "  " + what(event);
    }

    private static String where(CloudEvent event) {
        return String.format("%-12s", event.data().path("camera").asText("gallery"));
    }

    private static String what(CloudEvent event) {
        for (EventType type : EventType.values()) {
            if (type.text().equals(event.type())) {
                return what(type, event.data());
            }
        }
        return event.type();
    }

    private static String what(EventType type, JsonNode data) {
        return switch (type) {
            case FACE_TRACK_NEW -> "a face appears" + size(data);
            case FACE_RECOGNIZED -> name(data) + evidence(data);
            case FACE_UNKNOWN -> "somebody " + name(data) + evidence(data);
            case FACE_IDENTITY_CHANGED -> "changed: now " + name(data) + evidence(data);
            case FACE_TRACK_END -> "gone: " + name(data) + stay(data);
            case CAMERA_ONLINE -> "camera online";
            case CAMERA_DEGRADED -> "camera degraded: " + data.path("reason").asText();
            case CAMERA_OFFLINE -> "camera offline: " + data.path("reason").asText();
            case GALLERY_CHANGED ->
                data.path("person").asText() + (data.path("removed").asBoolean() ? " removed" : " enrolled");
        };
    }

    private static String name(JsonNode data) {
        JsonNode identity = data.path("identity");
        String decision = identity.path("decision").asText();
        return switch (decision) {
            case "match" -> identity.path("person").asText();
            case "unknown" ->
                identity.hasNonNull("unknownId")
                        ? "unknown (" + identity.path("unknownId").asText() + ")"
                        : decision;
            default -> decision;
        };
    }

    private static String evidence(JsonNode data) {
        JsonNode identity = data.path("identity");
        if (!identity.hasNonNull("distance")) {
            return size(data);
        }
        return String.format(
                Locale.ROOT,
                "  distance %.2f of %.2f%s, %.0f ms after capture",
                identity.path("distance").asDouble(),
                identity.path("threshold").asDouble(),
                size(data),
                data.path("timings").path("total").asDouble());
    }

    private static String size(JsonNode data) {
        JsonNode box = data.path("face").path("box");
        return String.format(
                Locale.ROOT,
                ", face %.0f px",
                box.path(2).asDouble() - box.path(0).asDouble());
    }

    private static String stay(JsonNode data) {
        return String.format(
                Locale.ROOT, ", %d pictures", data.path("track").path("frames").asLong());
    }
}
