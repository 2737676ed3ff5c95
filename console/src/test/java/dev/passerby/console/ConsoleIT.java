package dev.passerby.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.passerby.console.journal.Change;
import dev.passerby.console.journal.Journal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A console over real HTTP: keys, sessions, and what is refused to whom. */
class ConsoleIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private Console console;
    private String admin;

    @BeforeEach
    void start() {
        console = Console.start(ConsoleSettings.standard(folder).withPort(0), List.of());
        admin = console.firstKey().orElseThrow();
    }

    @AfterEach
    void stop() {
        console.close();
    }

    @Test
    void whoShowsNoKeyIsToldHowTo() throws Exception {
        HttpResponse<String> answer = send(request("/api/v1/keys").GET());
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(JSON.readTree(answer.body()).get("detail").asText()).contains("Authorization: Bearer KEY");
    }

    @Test
    void anAdminMakesListsAndEndsKeys() throws Exception {
        JsonNode made =
                JSON.readTree(send(as(admin, "/api/v1/keys").POST(json("{\"label\":\"hall\",\"role\":\"view\"}")))
                        .body());
        String viewer = made.get("key").asText();
        JsonNode list = JSON.readTree(send(as(admin, "/api/v1/keys").GET()).body());
        assertThat(list).hasSize(2);
        assertThat(list.toString()).doesNotContain(viewer).doesNotContain("hash");

        HttpResponse<String> forbidden = send(as(viewer, "/api/v1/keys").GET());
        assertThat(forbidden.statusCode()).isEqualTo(403);
        assertThat(forbidden.body()).contains("needs a key of role admin, and this one is of role view");

        String id = made.get("id").asText();
        assertThat(send(as(admin, "/api/v1/keys/" + id).DELETE()).statusCode()).isEqualTo(204);
        assertThat(send(as(viewer, "/api/v1/session").GET()).statusCode()).isEqualTo(401);
        assertThat(send(as(admin, "/api/v1/keys/" + id).DELETE()).statusCode()).isEqualTo(404);
    }

    @Test
    void aBrowserIsKnownByACookieThatScriptsCannotReadAndOtherSitesCannotUse() throws Exception {
        HttpResponse<String> begun = send(request("/api/v1/session").POST(json("{\"key\":\"" + admin + "\"}")));
        String cookie = begun.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).contains("HttpOnly").contains("SameSite=Strict");
        String session = cookie.substring(0, cookie.indexOf(';'));

        assertThat(send(request("/api/v1/keys").header("Cookie", session).GET()).statusCode())
                .isEqualTo(200);
        HttpRequest.Builder fromElsewhere = request("/api/v1/keys")
                .header("Cookie", session)
                .header("Origin", "http://elsewhere.example")
                .POST(json("{\"label\":\"x\",\"role\":\"admin\"}"));
        assertThat(send(fromElsewhere).statusCode()).isEqualTo(403);

        assertThat(send(request("/api/v1/session").header("Cookie", session).DELETE())
                        .statusCode())
                .isEqualTo(204);
        assertThat(send(request("/api/v1/keys").header("Cookie", session).GET()).statusCode())
                .isEqualTo(401);
    }

    @Test
    void guessingIsSlowedDown() throws Exception {
        int status = 401;
        int tries = 0;
        while (status == 401 && tries++ < 100) {
            status = send(as("pb_wrong", "/api/v1/keys").GET()).statusCode();
        }
        assertThat(status).isEqualTo(429);
        assertThat(send(as(admin, "/api/v1/keys").GET()).statusCode()).isEqualTo(200);
    }

    @Test
    void everyWriteIsInTheJournalWithoutItsContent() throws Exception {
        send(as(admin, "/api/v1/keys").POST(json("{\"label\":\"hall\",\"role\":\"view\"}")));
        send(request("/api/v1/keys").POST(json("{\"label\":\"thief\",\"role\":\"admin\"}")));
        List<Change> changes = Journal.open(folder.resolve("journal.jsonl")).last(10);
        assertThat(changes).extracting(Change::action).containsExactly("POST /api/v1/keys", "POST /api/v1/keys");
        assertThat(changes).extracting(Change::status).containsExactly(201, 401);
        assertThat(changes.get(0).keyId()).isNotEqualTo("-");
        assertThat(changes.get(1).keyId()).isEqualTo("-");
        assertThat(changes.toString()).doesNotContain("hall").doesNotContain("thief");
    }

    @Test
    void whatCannotBeReadIsToldInOneLine() throws Exception {
        for (String body :
                List.of("", "null", "{", "[]", "{\"label\":\"x\",\"role\":\"root\"}", "{\"lable\":\"x\"}", "{}")) {
            HttpResponse<String> answer = send(as(admin, "/api/v1/keys").POST(json(body)));
            assertThat(answer.statusCode()).as(body).isEqualTo(400);
            assertThat(JSON.readTree(answer.body()).get("detail").asText())
                    .as(body)
                    .isNotBlank()
                    .doesNotContain("dev.passerby");
        }
        assertThat(send(as(admin, "/api/v1/nothing").GET()).statusCode()).isEqualTo(404);
        assertThat(send(as(admin, "/api/v1/keys").PUT(json("{}"))).statusCode()).isEqualTo(405);
        byte[] huge = new byte[21 << 20];
        assertThat(send(as(admin, "/api/v1/keys").POST(HttpRequest.BodyPublishers.ofByteArray(huge)))
                        .statusCode())
                .isEqualTo(413);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + console.port() + path));
    }

    private HttpRequest.Builder as(String key, String path) {
        return request(path).header("Authorization", "Bearer " + key);
    }

    private static HttpRequest.BodyPublisher json(String text) {
        return HttpRequest.BodyPublishers.ofString(text);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
