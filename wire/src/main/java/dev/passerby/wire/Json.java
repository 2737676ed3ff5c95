package dev.passerby.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;

/**
 * JSON as every Passerby record is written: instants as ISO 8601 text, absent values left out, unknown fields ignored so
 * that an older reader survives a newer writer.
 */
public final class Json {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
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

    /** The record as a JSON tree. */
    public static JsonNode tree(Object record) {
        return MAPPER.valueToTree(record);
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
            throw new WireFormatException("cannot read " + type.getSimpleName() + ": " + firstLine(e), e);
        }
    }

    /** A JSON tree as a record; anything unreadable is a {@link WireFormatException}. */
    public static <T> T read(JsonNode json, Class<T> type) throws WireFormatException {
        return read(json.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8), type);
    }

    private static String firstLine(Exception e) {
        String message = e.getMessage();
        return message == null
                ? e.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
