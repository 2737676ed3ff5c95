package dev.passerby.standalone.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every operation of the description with what nobody should send: it is told so, and the console goes on. */
@Timeout(300)
class ConsoleFuzzIT {

    /** As they stand in an address. */
    private static final List<String> PATH_PARTS = List.of(
            "..",
            "%2e%2e",
            "..%2f..%2f..%2fetc%2fpasswd",
            "%00",
            "a%00b",
            "%ff%fe",
            "%",
            "%F0%9F%98%80",
            "-1",
            "99999999999999999999",
            "%20",
            "a;b=c",
            "x".repeat(3_000));

    private static final List<String> TEXTS = List.of(
            "",
            "..",
            "../../etc/passwd",
            "\u0000",
            "-1",
            "0",
            "NaN",
            "1e999",
            "99999999999999999999",
            "+999999999-12-31T23:59:59Z",
            "-999999999-01-01T00:00:00Z",
            "<script>",
            "\ud83d\ude00",
            "x".repeat(2_000));

    private static final List<String> BODIES = List.of(
            "",
            "null",
            "[]",
            "{",
            "\"x\"",
            "17",
            "1e999",
            "{}",
            "{\"\":null}",
            "{\"no such field\":1}",
            "\u0000",
            "[".repeat(5_000),
            "{\"a\":".repeat(5_000),
            "{\"name\":\"" + "x".repeat(1 << 20) + "\"}");

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "-1",
            "1e999",
            "1e-999",
            "99999999999999999999",
            "\"\"",
            "\"../../etc/passwd\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"x\"",
            "[]",
            "[[]]",
            "{}",
            "{\"a\":{}}",
            "\"" + "y".repeat(100_000) + "\"");

    private static final List<String> TYPES = List.of(
            "text/plain",
            "application/xml",
            "application/json; charset=utf-16",
            "multipart/form-data",
            "multipart/form-data; boundary=" + "b".repeat(500),
            "application/x-www-form-urlencoded",
            "nonsense");

    private static final List<String> FILE_NAMES = List.of(
            "../../../etc/passwd",
            "..\\..\\boot.ini",
            "a\u0000.jpg",
            "/etc/passwd",
            "%2e%2e%2f.jpg",
            ".",
            "x".repeat(2_000));

    @TempDir
    static Path folder;

    private static final int UPLOADS_A_KEY = 20;

    private static BrokerAndConsole running;
    private static int uploads;
    private static int sent;
    private static String key = "";

    @BeforeAll
    static void start() throws Exception {
        running = BrokerAndConsole.in(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        running.close();
        System.out.printf("console: %d requests that nobody should send%n", sent);
        try (Stream<Path> files = Files.walk(folder.resolve("data/console"))) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString()))
                    .as("nothing of what was sent is left in a file")
                    .isSubsetOf("keys.json", "journal.jsonl", "settings.json", "unknowns.json");
        }
    }

    @TestFactory
    Stream<DynamicTest> everyOperationToldApart() {
        return running.api().operations().stream()
                // Its key would be gone with it.
                .filter(operation ->
                        !operation.told().get("operationId").asText().equals("endSession"))
                .map(operation -> DynamicTest.dynamicTest(operation.toString(), () -> fuzz(operation)));
    }

    private static void fuzz(Api.Operation operation) throws Exception {
        for (String part : PATH_PARTS) {
            if (operation.path().contains("{")) {
                send(operation, operation.path().replaceAll("\\{[a-z]+}", part), "application/json", text("{}"));
            }
        }
        String path = operation.path().replaceAll("\\{[a-z]+}", "door");
        for (JsonNode told : operation.told().path("parameters")) {
            JsonNode parameter = running.api().resolved(told);
            if (parameter.get("in").asText().equals("query")) {
                for (String value : TEXTS) {
                    String query = parameter.get("name").asText() + "=" + encoded(value);
                    send(operation, path + "?" + query, "application/json", text("{}"));
                }
            }
        }
        if (operation.method().equals("GET")) {
            return;
        }
        for (String body : BODIES) {
            send(operation, path, "application/json", text(body));
        }
        for (String body : bodiesByField(operation)) {
            send(operation, path, "application/json", text(body));
        }
        for (String type : TYPES) {
            send(operation, path, type, text("--b\r\nnonsense"));
        }
        send(operation, path, null, BodyPublishers.ofByteArray(new byte[] {0, 1, 2, (byte) 0xff}));
        for (String name : FILE_NAMES) {
            for (String part : List.of("photo", "picture", "a", "name", "../x")) {
                Api.Part file = new Api.Part(part, name, new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 0});
                send(operation, path, "multipart/form-data; boundary=part-of-a-test", Api.multipart(file));
            }
        }
    }

    /** For each field of the body that is described, everything that it should not be. */
    private static List<String> bodiesByField(Api.Operation operation) {
        JsonNode schema = running.api().resolved(operation.told().at("/requestBody/content/application~1json/schema"));
        List<String> bodies = new ArrayList<>();
        schema.path("properties").fieldNames().forEachRemaining(field -> {
            for (String value : VALUES) {
                StringBuilder others = new StringBuilder();
                schema.path("required").forEach(other -> {
                    if (!other.asText().equals(field)) {
                        others.append(",\"").append(other.asText()).append("\":\"x\"");
                    }
                });
                bodies.add("{\"" + field + "\":" + value + others + "}");
            }
        });
        return bodies;
    }

    private static void send(Api.Operation operation, String path, String type, BodyPublisher body) throws Exception {
        Api.Answer answer;
        sent++;
        try {
            answer = answer(operation, path, type, body);
        } catch (IllegalArgumentException e) {
            // Java's own client refuses to send it; a raw socket would be answered by Jetty, not by a route.
            return;
        }
        String asked = operation.method() + " " + (path.length() > 200 ? path.substring(0, 200) + "…" : path) + " of "
                + type + ": " + answer.status() + " " + answer.text();
        assertThat(answer.status()).as(asked).isLessThan(500);
        assertThat(answer.text())
                .as(asked)
                .doesNotContain("dev.passerby", "\tat ", "java.lang", "com.fasterxml", "org.eclipse");
        if (answer.status() >= 400) {
            assertThat(answer.type()).as(asked).startsWith("application/problem+json");
            ObjectNode problem = (ObjectNode) answer.json();
            assertThat(problem.path("status").asInt()).as(asked).isEqualTo(answer.status());
            assertThat(problem.path("detail").asText()).as(asked).isNotBlank().hasSizeLessThan(2_000);
        }
    }

    private static Api.Answer answer(Api.Operation operation, String path, String type, BodyPublisher body)
            throws Exception {
        if (operation.told().at("/requestBody/content/multipart~1form-data").isMissingNode()) {
            return running.api().send(running.admin(), operation.method(), path, type, body);
        }
        // Another key for every few uploads: what is refused for haste has not been looked at.
        if (uploads++ % UPLOADS_A_KEY == 0) {
            key = running.key("enrol");
        }
        Api.Answer answer = running.api().send(key, operation.method(), path, type, body);
        assertThat(answer.status()).isNotEqualTo(429);
        return answer;
    }

    private static BodyPublisher text(String body) {
        return BodyPublishers.ofString(body);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
