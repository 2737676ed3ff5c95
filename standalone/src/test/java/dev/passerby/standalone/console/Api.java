package dev.passerby.standalone.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A console over HTTP, each answer held against the console's own description. */
final class Api {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final String BOUNDARY = "part-of-a-test";

    private final HttpClient client = HttpClient.newHttpClient();
    private final String base;
    private final JsonNode description;

    Api(int port) throws Exception {
        this.base = "http://127.0.0.1:" + port;
        this.description = JSON.readTree(client.send(
                        HttpRequest.newBuilder(URI.create(base + "/api/v1/openapi.json"))
                                .build(),
                        BodyHandlers.ofString())
                .body());
    }

    /** One thing that can be asked. */
    record Operation(String method, String path, JsonNode told) {
        String role() {
            return told.get("x-role").asText();
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /** An answer: JSON where it is some. */
    record Answer(int status, String type, byte[] body) {
        JsonNode json() throws Exception {
            return JSON.readTree(body);
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** A part of a multipart request; a text where there is no file name. */
    record Part(String name, @Nullable String file, byte[] content) {
        static Part text(String name, String content) {
            return new Part(name, null, content.getBytes(StandardCharsets.UTF_8));
        }
    }

    List<Operation> operations() {
        List<Operation> all = new ArrayList<>();
        description.get("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(operation -> {
                    if (METHODS.contains(operation.getKey())) {
                        ObjectNode told = operation.getValue().deepCopy();
                        path.getValue().path("parameters").forEach(told.withArray("/parameters")::add);
                        all.add(new Operation(operation.getKey().toUpperCase(Locale.ROOT), path.getKey(), told));
                    }
                }));
        return all;
    }

    /** What the description refers to, or the node itself. */
    JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? description.at(node.get("$ref").asText().substring(1)) : node;
    }

    /** Asks, and checks that the answer is one of those described. */
    Answer ask(String key, String method, String template, String path, @Nullable Object body) throws Exception {
        BodyPublisher publisher =
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(JSON.writeValueAsString(body));
        Answer answer = send(key, method, path, "application/json", publisher);
        check(method, template, answer);
        return answer;
    }

    /** The same with parts. */
    Answer upload(String key, String template, String path, Part... parts) throws Exception {
        Answer answer = send(key, "POST", path, "multipart/form-data; boundary=" + BOUNDARY, multipart(parts));
        check("POST", template, answer);
        return answer;
    }

    /** A new key of this role. */
    String newKey(String admin, String role) throws Exception {
        return ask(admin, "POST", "/keys", "/api/v1/keys", Map.of("label", role, "role", role))
                .json()
                .get("key")
                .asText();
    }

    /** Sends whatever it is. */
    Answer send(@Nullable String key, String method, String path, @Nullable String type, BodyPublisher body)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(40))
                .method(method, body);
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        if (type != null) {
            request.header("Content-Type", type);
        }
        HttpResponse<InputStream> response = response(request.build());
        String contentType = response.headers().firstValue("Content-Type").orElse("");
        try (InputStream in = response.body()) {
            // A stream of events has no end.
            byte[] bytes = contentType.startsWith("text/event-stream") ? new byte[0] : in.readAllBytes();
            return new Answer(response.statusCode(), contentType, bytes);
        }
    }

    /** A request that was refused unread ends its connection, which Java's client may choose once more: then it asks again. */
    private HttpResponse<InputStream> response(HttpRequest request) throws Exception {
        try {
            return client.send(request, BodyHandlers.ofInputStream());
        } catch (IOException e) {
            return client.send(request, BodyHandlers.ofInputStream());
        }
    }

    static BodyPublisher multipart(Part... parts) throws Exception {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (Part part : parts) {
            String head = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + part.name() + "\""
                    + (part.file() == null ? "" : "; filename=\"" + part.file() + "\"") + "\r\n\r\n";
            body.write(head.getBytes(StandardCharsets.UTF_8));
            body.write(part.content());
            body.write("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        body.write(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return BodyPublishers.ofByteArray(body.toByteArray());
    }

    private void check(String method, String template, Answer answer) throws Exception {
        JsonNode told = description
                .get("paths")
                .get("/api/v1" + template)
                .get(method.toLowerCase(Locale.ROOT))
                .get("responses")
                .get(Integer.toString(answer.status()));
        assertThat(told)
                .as(method + " " + template + " answers " + answer.status() + ", which is not described: "
                        + answer.text())
                .isNotNull();
        JsonNode content = resolved(told).path("content");
        if (content.isMissingNode()) {
            assertThat(answer.body()).isEmpty();
            return;
        }
        String type = content.fieldNames().next();
        assertThat(answer.type()).startsWith(type);
        if (type.endsWith("json")) {
            ObjectNode schema = JSON.createObjectNode();
            schema.setAll((ObjectNode) content.get(type).get("schema"));
            schema.set("components", description.get("components"));
            assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                            .getSchema(schema)
                            .validate(answer.json()))
                    .as(method + " " + template + " " + answer.text())
                    .isEmpty();
        }
    }
}
