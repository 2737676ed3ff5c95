package dev.passerby.wire.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.passerby.wire.Json;
import dev.passerby.wire.WireFormatException;
import dev.passerby.wire.trace.TraceParent;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event in its envelope, after CloudEvents 1.0. On Kafka it travels in binary mode: attributes in {@code ce_} headers,
 * payload as the value. In a file or on a terminal it is one line of structured JSON.
 *
 * @param id unique within its source; the same for a repeated delivery
 * @param type one of {@link EventType}'s texts
 * @param source what it comes from, such as {@code /passerby/cameras/door}
 * @param subject what it is about: a track, a camera or a person
 * @param time when it was said
 * @param traceparent what led to it, as W3C Trace Context writes it, by the extension for distributed tracing; absent where
 *     it is in no trace
 * @param data the payload
 */
public record CloudEvent(
        String id,
        String type,
        String source,
        String subject,
        Instant time,
        @Nullable String traceparent,
        JsonNode data) {

    private static final String SPEC_VERSION = "1.0";
    private static final String CONTENT_TYPE = "application/json";

    /** An event in no trace. */
    public CloudEvent(String id, String type, String source, String subject, Instant time, JsonNode data) {
        this(id, type, source, subject, time, null, data);
    }

    static CloudEvent of(String id, EventType type, String source, String subject, Instant time, Object payload) {
        return new CloudEvent(id, type.text(), source, subject, time, Json.tree(payload));
    }

    CloudEvent tracedAs(@Nullable String parent) {
        return new CloudEvent(id, type, source, subject, time, parent, data);
    }

    static String cameraSource(String camera) {
        return "/passerby/cameras/" + camera;
    }

    /** The headers of the Kafka record in binary mode. */
    public Map<String, byte[]> headers() {
        Map<String, byte[]> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", utf8(SPEC_VERSION));
        headers.put("ce_id", utf8(id));
        headers.put("ce_source", utf8(source));
        headers.put("ce_type", utf8(type));
        headers.put("ce_subject", utf8(subject));
        headers.put("ce_time", utf8(time.toString()));
        if (traceparent != null) {
            headers.put("ce_traceparent", utf8(traceparent));
        }
        headers.put("content-type", utf8(CONTENT_TYPE));
        return headers;
    }

    /** The value of the Kafka record in binary mode. */
    public byte[] value() {
        return Json.bytes(data);
    }

    /** One line of structured JSON. */
    public String toJsonLine() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("specversion", SPEC_VERSION);
        json.put("id", id);
        json.put("source", source);
        json.put("type", type);
        json.put("subject", subject);
        json.put("time", time.toString());
        if (traceparent != null) {
            json.put(TraceParent.NAME, traceparent);
        }
        json.put("datacontenttype", CONTENT_TYPE);
        json.set("data", data);
        return Json.line(json);
    }

    /** Reads an event in binary mode; whatever is wrong with it is said in one line. */
    public static CloudEvent decode(Map<String, byte[]> headers, byte @Nullable [] value) throws WireFormatException {
        String version = header(headers, "ce_specversion");
        if (!version.equals(SPEC_VERSION)) {
            throw new WireFormatException("event header 'ce_specversion' must be 1.0, got '" + version + "'");
        }
        if (value == null) {
            throw new WireFormatException("event without a value");
        }
        return new CloudEvent(
                header(headers, "ce_id"),
                header(headers, "ce_type"),
                header(headers, "ce_source"),
                header(headers, "ce_subject"),
                instant("header 'ce_time'", header(headers, "ce_time")),
                headers.containsKey("ce_traceparent") ? trace(header(headers, "ce_traceparent")) : null,
                object(Json.read(value, JsonNode.class)));
    }

    /** Reads what {@link #toJsonLine} writes; whatever is wrong with it is said in one line. */
    public static CloudEvent fromJsonLine(String line) throws WireFormatException {
        JsonNode json = Json.read(line.getBytes(StandardCharsets.UTF_8), JsonNode.class);
        String version = attribute(json, "specversion");
        if (!version.equals(SPEC_VERSION)) {
            throw new WireFormatException("event attribute 'specversion' must be 1.0, got '" + version + "'");
        }
        return new CloudEvent(
                attribute(json, "id"),
                attribute(json, "type"),
                attribute(json, "source"),
                attribute(json, "subject"),
                instant("attribute 'time'", attribute(json, "time")),
                trace(json.path(TraceParent.NAME).textValue()),
                object(json.path("data")));
    }

    /** A trace that is malformed is none, as the standard has it. */
    private static @Nullable String trace(@Nullable String text) {
        return TraceParent.parse(text).map(TraceParent::text).orElse(null);
    }

    private static Instant instant(String what, String text) throws WireFormatException {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new WireFormatException("event " + what + " must be an ISO 8601 instant, got '" + text + "'", e);
        }
    }

    private static JsonNode object(JsonNode data) throws WireFormatException {
        if (!data.isObject()) {
            throw new WireFormatException("event data must be a JSON object");
        }
        return data;
    }

    private static String attribute(JsonNode json, String name) throws WireFormatException {
        JsonNode value = json.path(name);
        if (!value.isTextual()) {
            throw new WireFormatException("event attribute '" + name + "' is missing or not text");
        }
        return value.textValue();
    }

    private static String header(Map<String, byte[]> headers, String name) throws WireFormatException {
        byte[] value = headers.get(name);
        if (value == null) {
            throw new WireFormatException("event header '" + name + "' is missing");
        }
        return new String(value, StandardCharsets.UTF_8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
