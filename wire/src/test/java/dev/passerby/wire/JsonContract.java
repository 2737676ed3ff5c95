package dev.passerby.wire;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;

/** A published JSON Schema as a check. Formats are asserted, not only noted. */
public final class JsonContract {

    /** The published schemas, as resources. */
    public static final Set<String> PUBLISHED = Set.of(
            "/dev/passerby/wire/event/passerby-event.schema.json",
            "/dev/passerby/wire/camera/camera.schema.json",
            "/dev/passerby/wire/camera/camera-status.schema.json",
            "/dev/passerby/wire/gallery/gallery-entry.schema.json",
            "/dev/passerby/wire/deadletter/dead-letter.schema.json",
            "/dev/passerby/wire/tally/frame-tally.schema.json",
            "/dev/passerby/wire/sighting/sightings.schema.json");

    private final JsonSchema schema;

    private JsonContract(JsonSchema schema) {
        this.schema = schema;
    }

    /** The schema in the resource. */
    public static JsonContract of(String resource) {
        SchemaValidatorsConfig strict =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        return new JsonContract(
                JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(text(resource), InputFormat.JSON, strict));
    }

    /** What the JSON breaks of the schema, one line each, with the place in the JSON; empty if nothing. */
    public Set<String> problems(String json) {
        Set<String> problems = new TreeSet<>();
        for (ValidationMessage message : schema.validate(json, InputFormat.JSON)) {
            problems.add(message.getMessage());
        }
        return problems;
    }

    /** A resource beside the classes of wire, as text. */
    public static String text(String resource) {
        try (InputStream in = JsonContract.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("no resource " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
