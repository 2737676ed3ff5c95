package dev.passerby.standalone.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.passerby.standalone.live.Clips;
import dev.passerby.standalone.live.RtspServer;
import dev.passerby.vision.picture.Picture;
import dev.passerby.vision.picture.PictureDecoder;
import dev.passerby.wire.event.CloudEvent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two real streams of two people, and everything an operator does with them, over HTTP alone. */
@Timeout(300)
class ConsoleRunIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private SystemAndConsole running;
    private Api api;
    private String admin;

    @Test
    void camerasPeopleAndStrangersFromTheFirstPhotoToTheLastTrace() throws Exception {
        Path door = Clips.endless("again", folder);
        Path yard = Clips.endless("bird", folder);
        byte[] photo = Files.readAllBytes(Clips.still("brother", folder));
        byte[] other = Files.readAllBytes(Clips.still("milk", folder));
        try (RtspServer server = RtspServer.playing(Map.of("/door", door, "/yard", yard));
                SystemAndConsole started = SystemAndConsole.in(folder)) {
            running = started;
            api = started.api();
            admin = started.admin();

            JsonNode tested = api.ask(
                            admin, "POST", "/cameras/test", "/api/v1/cameras/test", Map.of("url", server.url("/door")))
                    .json();
            assertThat(tested.get("works").asBoolean()).as(tested.toString()).isTrue();
            assertThat(tested.get("picture").asText()).isNotEmpty();
            for (String camera : new String[] {"door", "yard"}) {
                Api.Answer put = camera(camera, "PUT", Map.of("url", server.url("/" + camera), "fps", 4));
                assertThat(put.status()).isEqualTo(201);
            }

            JsonNode ada = api.upload(
                            admin,
                            "/people",
                            "/api/v1/people",
                            Api.Part.text("name", "Ada"),
                            Api.Part.text("keepPhotos", "true"),
                            Api.Part.text("consentReference", "form 12"),
                            Api.Part.text("expiresAt", "2199-12-31T00:00:00Z"),
                            new Api.Part("photo", "../ada.png", photo))
                    .json()
                    .get("person");
            String id = ada.get("id").asText();
            CloudEvent named = running.first(Instant.EPOCH, at("door").and(names("Ada")));
            assertThat(camera(null, "GET", null).json()).hasSize(2).allSatisfy(camera -> assertThat(
                            camera.at("/status/state").asText())
                    .isEqualTo("online"));
            figuresAreThoseOfTheJob();
            JsonNode set =
                    api.ask(admin, "GET", "/settings", "/api/v1/settings", null).json();
            assertThat(set.get("broker.port").toString()).isEqualTo("{\"value\":\"0\",\"default\":false}");
            assertThat(set.get("matching.threshold").toString()).isEqualTo("{\"value\":\"0.8\",\"default\":true}");
            keptPhotoIsAJpegOfItsOwn(id, ada.at("/templates/0/id").asText());
            assertThat(api.upload(
                                    admin,
                                    "/people",
                                    "/api/v1/people",
                                    Api.Part.text("name", "Ada"),
                                    new Api.Part("photo", "ada.png", photo))
                            .status())
                    .isEqualTo(409);

            recognisedAndCompared(photo, other);

            JsonNode renamed =
                    person(id, "PATCH", Map.of("name", "Ada Lovelace")).json();
            assertThat(renamed.get("name").asText()).isEqualTo("Ada Lovelace");
            assertThat(renamed.get("consent").toString())
                    .isEqualTo("{\"reference\":\"form 12\",\"expiresAt\":\"2199-12-31T00:00:00Z\"}");
            assertThat(person(id, "PATCH", Map.of("consent", Map.of("reference", "form 13")))
                            .json()
                            .get("consent")
                            .toString())
                    .isEqualTo("{\"reference\":\"form 13\",\"expiresAt\":null}");

            JsonNode stranger = unknownAt("yard");
            String strangersId = stranger.get("id").asText();
            assertThat(unknown(strangersId, "ignored", "POST", null)
                            .json()
                            .get("ignored")
                            .asBoolean())
                    .isTrue();
            assertThat(unknown(strangersId, "ignored", "DELETE", null)
                            .json()
                            .get("ignored")
                            .asBoolean())
                    .isFalse();
            Instant before = Instant.now();
            Api.Answer bea = unknown(strangersId, "name", "POST", Map.of("name", "Bea"));
            assertThat(bea.status()).as(bea.text()).isEqualTo(200);
            running.first(before, at("yard").and(names("Bea")));
            assertThat(unknown(strangersId, "name", "POST", Map.of("name", "Eve"))
                            .status())
                    .isEqualTo(404);

            JsonNode preview = api.ask(
                            admin,
                            "GET",
                            "/cameras/{camera}/threshold",
                            "/api/v1/cameras/yard/threshold?value=0.01",
                            null)
                    .json();
            assertThat(preview.get("changes")).isNotEmpty().anySatisfy(change -> {
                assertThat(change.at("/from/person").asText()).isEqualTo("Bea");
                assertThat(change.at("/to/decision").asText()).isEqualTo("unknown");
            });

            Instant rejectedAt = Instant.now();
            String event = named.id();
            Api.Answer rejected = api.ask(
                    admin, "POST", "/events/{track}/{number}/reject", "/api/v1/events/" + event + "/reject", null);
            assertThat(rejected.json().at("/person/rejected").asInt())
                    .as(rejected.text())
                    .isEqualTo(1);
            running.first(rejectedAt, at("door").and(says("unknown")));

            JsonNode distances = api.ask(admin, "GET", "/people/distances", "/api/v1/people/distances", null)
                    .json();
            assertThat(distances.get("people")).hasSize(2);
            assertThat(distances.at("/distances/0/1").asDouble()).isBetween(0.8, 2.0);

            String beasId = bea.json().at("/person/id").asText();
            Instant erasedAt = Instant.now();
            JsonNode receipt = person(beasId, "DELETE", null).json();
            assertThat(receipt.at("/erased/templates").asInt()).isPositive();
            assertThat(receipt.get("millis").asLong()).isLessThan(5_000);
            running.first(erasedAt, at("yard").and(says("unknown")));
            assertThat(person(beasId, "DELETE", null).status()).isEqualTo(404);
            assertThat(person(id, "DELETE", null).json().at("/erased/photos").asInt())
                    .isEqualTo(1);
            assertThat(api.ask(admin, "GET", "/people", "/api/v1/people", null).json())
                    .isEmpty();

            assertThat(camera("door", "PATCH", Map.of("threshold", 0.7))
                            .json()
                            .get("threshold")
                            .asDouble())
                    .isEqualTo(0.7);
            assertThat(camera("door", "DELETE", null).status()).isEqualTo(204);
            assertThat(camera("door", "DELETE", null).status()).isEqualTo(404);
        }
    }

    /** Nothing is set of metrics, and no port serves them. */
    private void figuresAreThoseOfTheJob() throws Exception {
        JsonNode figures;
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        do {
            figures = api.ask(admin, "GET", "/health/figures", "/api/v1/health/figures", null)
                    .json();
        } while (figures.get("batches").isEmpty() && System.nanoTime() < deadline);
        assertThat(figures.get("batches")).isNotEmpty().allSatisfy(count -> assertThat(count.asLong())
                .isPositive());
        assertThat(figures.get("device").asText()).isEqualTo("cpu");
        assertThat(figures.get("stages").fieldNames())
                .toIterable()
                .containsExactly("wait", "decode", "detect", "embed", "match");
        assertThat(figures.at("/stages/embed/p95").asDouble()).isPositive();
        assertThat(figures.at("/ageMs/p50").asDouble()).isPositive();
    }

    private void keptPhotoIsAJpegOfItsOwn(String person, String template) throws Exception {
        Api.Answer kept = api.ask(
                admin,
                "GET",
                "/people/{person}/photos/{template}",
                "/api/v1/people/" + person + "/photos/" + template,
                null);
        Picture picture = PictureDecoder.standard().decode(kept.body(), "kept");
        assertThat(Math.max(picture.width(), picture.height())).isLessThanOrEqualTo(1024);
        assertThat(new String(kept.body(), StandardCharsets.ISO_8859_1)).doesNotContain("Exif", "PNG");
    }

    private void recognisedAndCompared(byte[] photo, byte[] other) throws Exception {
        JsonNode recognised = api.upload(
                        admin,
                        "/recognise",
                        "/api/v1/recognise?candidates=1",
                        new Api.Part("picture", "door.png", photo))
                .json();
        assertThat(recognised.at("/faces/0/identity/person").asText())
                .as(recognised.toString())
                .isEqualTo("Ada");
        assertThat(recognised.at("/executionMillis/detect").asDouble()).isPositive();
        JsonNode compared = api.upload(
                        admin,
                        "/compare",
                        "/api/v1/compare",
                        new Api.Part("a", "a.png", photo),
                        new Api.Part("b", "b.png", other))
                .json();
        assertThat(compared.get("same").asBoolean()).as(compared.toString()).isFalse();
    }

    /** The stranger that this camera sees, as soon as the console lists them. */
    private JsonNode unknownAt(String camera) throws Exception {
        running.first(Instant.EPOCH, at(camera).and(says("unknown")));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            for (JsonNode unknown :
                    api.ask(admin, "GET", "/unknowns", "/api/v1/unknowns", null).json()) {
                if (unknown.get("cameras").toString().contains(camera)) {
                    return unknown;
                }
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("no unknown person at " + camera);
    }

    private Api.Answer camera(String id, String method, Object body) throws Exception {
        return id == null
                ? api.ask(admin, method, "/cameras", "/api/v1/cameras", body)
                : api.ask(admin, method, "/cameras/{camera}", "/api/v1/cameras/" + id, body);
    }

    private Api.Answer person(String id, String method, Object body) throws Exception {
        return api.ask(admin, method, "/people/{person}", "/api/v1/people/" + id, body);
    }

    private Api.Answer unknown(String id, String what, String method, Object body) throws Exception {
        return api.ask(admin, method, "/unknowns/{unknown}/" + what, "/api/v1/unknowns/" + id + "/" + what, body);
    }

    private static Predicate<CloudEvent> at(String camera) {
        return event -> event.data().path("camera").asText().equals(camera);
    }

    private static Predicate<CloudEvent> says(String decision) {
        return event -> event.data().at("/identity/decision").asText().equals(decision);
    }

    private static Predicate<CloudEvent> names(String person) {
        return event -> event.data().at("/identity/person").asText().equals(person);
    }
}
