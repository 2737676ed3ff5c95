package dev.passerby.console.description;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.passerby.console.http.Endpoints;
import dev.passerby.console.http.Needs;
import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** {@code /api/v1/openapi.json}: what the console can be asked, for programs. */
public final class DescriptionEndpoints implements Endpoints {

    private static final String FILE = "openapi.yaml";

    private final String json;

    public DescriptionEndpoints() {
        this.json = read().toString();
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(
                "/api/v1/openapi.json",
                context -> context.contentType("application/json").result(json),
                Needs.NOTHING);
    }

    private static JsonNode read() {
        try (InputStream file = DescriptionEndpoints.class.getResourceAsStream(FILE)) {
            return new YAMLMapper().readTree(Objects.requireNonNull(file, FILE));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + FILE, e);
        }
    }
}
