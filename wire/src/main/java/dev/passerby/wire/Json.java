package dev.passerby.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * JSON as every Passerby record is written: instants as ISO 8601 text, absent values left out, unknown fields ignored so
 * that an older reader survives a newer writer. A field that is not {@code @Nullable} must be there.
 */
public final class Json {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .annotationIntrospector(
                    AnnotationIntrospector.pair(new JacksonAnnotationIntrospector(), new PresentUnlessNullable()))
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private Json() {}

    /** The record as UTF-8 JSON. */
    public static byte[] bytes(Object record) {
        try {
            return MAPPER.writeValueAsBytes(record);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "cannot write " + record.getClass().getSimpleName() + " as JSON", e);
        }
    }

    /** The record as a JSON tree; equal to the tree that a reader of {@link #bytes} has. */
    public static JsonNode tree(Object record) {
        try {
            return MAPPER.readTree(bytes(record));
        } catch (IOException e) {
            throw new IllegalStateException("what was just written as JSON cannot be read", e);
        }
    }

    /** The JSON as one line of text. */
    public static String line(JsonNode json) {
        return json.toString();
    }

    /** Reads a record; anything unreadable is a {@link WireFormatException}, never another exception. */
    public static <T> T read(byte[] json, Class<T> type) throws WireFormatException {
        try {
            T value = MAPPER.readValue(json, type);
            if (value == null) {
                throw new WireFormatException("cannot read " + type.getSimpleName() + ": the JSON is null");
            }
            return value;
        } catch (IOException | RuntimeException e) {
            throw new WireFormatException("cannot read " + type.getSimpleName() + ": " + reason(e), e);
        }
    }

    /** A JSON tree as a record; anything unreadable is a {@link WireFormatException}. */
    public static <T> T read(JsonNode json, Class<T> type) throws WireFormatException {
        return read(json.toString().getBytes(StandardCharsets.UTF_8), type);
    }

    /**
     * What is wrong, in one line. Jackson's own messages are not repeated: they quote the input, and the input may hold
     * a password. A record's own complaint is, since records keep that rule themselves.
     */
    private static String reason(Exception e) {
        if (e.getCause() instanceof IllegalArgumentException complaint && complaint.getMessage() != null) {
            return complaint.getMessage();
        }
        if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            return "field '" + path(mapping) + "' is missing or must be " + kind(mapping);
        }
        if (e instanceof JsonProcessingException processing) {
            return "not a JSON object of that form" + place(processing.getLocation());
        }
        return "not JSON";
    }

    private static String path(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }

    private static String kind(JsonMappingException e) {
        return e instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null
                ? "of type " + mismatch.getTargetType().getSimpleName()
                : "well formed";
    }

    private static String place(@Nullable JsonLocation location) {
        return location == null ? "" : ", line " + location.getLineNr() + " column " + location.getColumnNr();
    }
}
