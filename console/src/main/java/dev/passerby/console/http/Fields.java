package dev.passerby.console.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The fields of a request that changes some of a thing: what is absent stays, and null takes back. */
public final class Fields {

    private final JsonNode json;

    private Fields(JsonNode json) {
        this.json = json;
    }

    /** The body's fields, of which there are no others than these. */
    public static Fields of(Context context, String... known) {
        return of(context.bodyAsClass(JsonNode.class), known);
    }

    private static Fields of(JsonNode json, String... known) {
        if (!json.isObject()) {
            throw Refusal.unusable("the request's body must be a JSON object");
        }
        json.fieldNames().forEachRemaining(name -> {
            if (!List.of(known).contains(name)) {
                throw Refusal.unusable("there is no field '" + shortened(name) + "'; there are " + List.of(known));
            }
        });
        return new Fields(json);
    }

    /** Whether the field is there, null or not. */
    public boolean has(String name) {
        return json.has(name);
    }

    /** The text; null where the field is absent or null. */
    public @Nullable String text(String name) {
        JsonNode value = value(name);
        if (value != null && !value.isTextual()) {
            throw Refusal.unusable("'" + name + "' must be a text");
        }
        return value == null ? null : value.textValue();
    }

    /** The text, which must be there. */
    public String required(String name) {
        return Optional.ofNullable(text(name)).orElseThrow(() -> Refusal.unusable("'" + name + "' is missing"));
    }

    /** The number; null where the field is absent or null. */
    public @Nullable Double number(String name) {
        JsonNode value = value(name);
        if (value != null && !value.isNumber()) {
            throw Refusal.unusable("'" + name + "' must be a number");
        }
        return value == null ? null : value.doubleValue();
    }

    /** Yes or no; null where the field is absent or null. */
    public @Nullable Boolean flag(String name) {
        JsonNode value = value(name);
        if (value != null && !value.isBoolean()) {
            throw Refusal.unusable("'" + name + "' must be true or false");
        }
        return value == null ? null : value.booleanValue();
    }

    /** An object's fields; null where the field is absent or null. */
    public @Nullable Fields object(String name, String... known) {
        JsonNode value = value(name);
        return value == null ? null : of(value, known);
    }

    private @Nullable JsonNode value(String name) {
        JsonNode value = json.get(name);
        return value == null || value.isNull() ? null : value;
    }

    private static String shortened(String text) {
        return text.length() > 50 ? text.substring(0, 50) + "…" : text;
    }
}
