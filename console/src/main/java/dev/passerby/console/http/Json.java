package dev.passerby.console.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.javalin.json.JsonMapper;
import java.lang.reflect.Type;
import java.util.stream.Collectors;

/** JSON over HTTP: times as ISO 8601, and a field nobody knows is refused, for it is a mistake. */
final class Json implements JsonMapper {

    private static final ObjectMapper MAPPER = com.fasterxml.jackson.databind.json.JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    @Override
    public String toJsonString(Object value, Type type) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer that is no JSON", e);
        }
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // Javalin's signature.
    public <T> T fromJsonString(String json, Type type) {
        try {
            T value = MAPPER.readValue(json, MAPPER.constructType(type));
            if (value == null) {
                throw Refusal.unusable("the request's body is null");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw Refusal.unusable("the request's body cannot be used: " + problem(e));
        }
    }

    /** What is wrong, in the caller's words: fields and places, no classes. */
    private static String problem(JsonProcessingException e) {
        if (!(e instanceof JsonMappingException mapping)) {
            if (e.getLocation() == null) {
                return "it is larger or nested deeper than any that is asked for";
            }
            return "it is no JSON from line " + e.getLocation().getLineNr() + ", column "
                    + e.getLocation().getColumnNr() + " on";
        }
        String field = mapping.getPath().stream()
                .map(reference -> String.valueOf(reference.getFieldName()))
                .collect(Collectors.joining("."));
        if (e instanceof UnrecognizedPropertyException unknown) {
            return "there is no field '" + field + "'; there are " + unknown.getKnownPropertyIds();
        }
        if (e.getCause() instanceof IllegalArgumentException broken) {
            return String.valueOf(broken.getMessage());
        }
        return field.isEmpty() ? "it is not of the form that is asked for" : "'" + field + "' is of another kind";
    }
}
