package dev.passerby.standalone.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.passerby.bridges.Eventually;
import dev.passerby.bridges.Started;
import dev.passerby.bridges.mqtt.Mosquitto;
import dev.passerby.client.topics.CameraTopic;
import dev.passerby.client.topics.EventTopic;
import dev.passerby.client.topics.GalleryTopic;
import dev.passerby.standalone.pictures.StillVision;
import dev.passerby.standalone.settings.Settings;
import dev.passerby.standalone.settings.SettingsFile;
import dev.passerby.vision.photos.Photo;
import dev.passerby.vision.photos.PhotoEnrolment;
import dev.passerby.wire.camera.Camera;
import dev.passerby.wire.event.CloudEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./passerby run} with bridges in its configuration: who is recognised reaches a stock MQTT client and a webhook. */
@Timeout(240)
class BridgesRunIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SECRET = "a secret of twenty-six byte";

    @TempDir
    Path folder;

    private final List<Delivery> delivered = new CopyOnWriteArrayList<>();

    /** A webhook's request: the event, and whether it was signed with the secret. */
    private record Delivery(JsonNode event, boolean signed) {}

    @Test
    void who_is_recognised_is_told_to_a_stock_mqtt_client_and_to_a_webhook() throws Exception {
        Path door = Clips.endless("again", folder);
        Path photo = Clips.still("brother", folder);
        HttpServer hook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hook.createContext("/hook", this::take);
        hook.start();
        try (Mosquitto mosquitto = Mosquitto.start(folder.resolve("mosquitto"));
                Started subscriber = mosquitto.subscribe("watcher", "passerby/#", "homeassistant/#");
                RtspServer server = RtspServer.playing(Map.of("/door", door))) {
            Path config = Files.writeString(folder.resolve("passerby.yaml"), """
                    broker.port: 0
                    console.port: 0
                    bridges:
                      mqtt:
                        url: mqtt://127.0.0.1:%d
                      webhooks:
                        bell:
                          url: http://127.0.0.1:%d/hook
                          secret: env:BELL_SECRET
                          people: [Ada]
                          types: [face.recognized]
                    """.formatted(
                            mosquitto.port(), hook.getAddress().getPort()));
            try (RunProcess run = RunProcess.start(folder, config, Map.of("BELL_SECRET", SECRET))) {
                String broker = run.broker();
                Settings settings = SettingsFile.read(
                        config, Map.of("PASSERBY_HOME", folder.resolve("home").toString()));
                enrol(photo, broker, settings);
                new CameraTopic(broker, settings.topics()).put(new Camera("door", server.url("/door"), null, 5));

                Eventually.that(() -> assertThat(named(subscriber)).isNotEmpty());
                Eventually.that(() -> assertThat(delivered).isNotEmpty());
                JsonNode update = named(subscriber).get(0);
                assertThat(update.get("camera").asText()).isEqualTo("door");
                CloudEvent named =
                        event(broker, settings, update.get("event_id").asText());
                assertThat(named.data().at("/identity/person").asText()).isEqualTo("Ada");
                assertThat(update.get("id").asText()).isEqualTo(named.subject());
                Delivery delivery = delivered.get(0);
                assertThat(delivery.signed()).isTrue();
                CloudEvent recognised =
                        event(broker, settings, delivery.event().get("id").asText());
                assertThat(recognised.type()).isEqualTo("face.recognized");
                assertThat(recognised.subject()).isEqualTo(named.subject());
                assertThat(delivery.event()).isEqualTo(JSON.readTree(recognised.toJsonLine()));

                Eventually.that(() -> assertThat(payloads(subscriber, "passerby/events"))
                        .anyMatch(payload ->
                                payload.at("/after/sub_label/0").asText().equals("Ada")));
                Eventually.that(() -> assertThat(payloads(subscriber, "passerby/door/person/last"))
                        .anyMatch(payload -> payload.get("person").asText().equals("Ada")));
                Eventually.that(() -> assertThat(subscriber.lines())
                        .contains("passerby/available online", "passerby/door/status online")
                        .anyMatch(line -> line.startsWith("homeassistant/") && line.contains("door")));

                run.end();
                Eventually.that(() -> assertThat(subscriber.lines()).contains("passerby/available offline"));
            }
        } finally {
            hook.stop(0);
        }
    }

    /** What the subscriber was told of names given to Ada. */
    private static List<JsonNode> named(Started subscriber) {
        return payloads(subscriber, "passerby/tracked_object_update").stream()
                .filter(payload -> payload.get("name").asText().equals("Ada"))
                .toList();
    }

    private static List<JsonNode> payloads(Started subscriber, String topic) {
        return subscriber.lines().stream()
                .filter(line -> line.startsWith(topic + " {"))
                .map(line -> json(line.substring(topic.length() + 1).getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    private static CloudEvent event(String broker, Settings settings, String id) {
        List<CloudEvent> found = new ArrayList<>();
        Predicate<CloudEvent> wanted = event -> event.id().equals(id);
        new EventTopic(broker, settings.topics()).read(Instant.EPOCH, false, () -> true, event -> {
            if (wanted.test(event)) {
                found.add(event);
            }
        });
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static void enrol(Path photo, String broker, Settings settings) {
        GalleryTopic gallery = new GalleryTopic(broker, settings.topics(), settings.safe());
        try (StillVision vision = StillVision.open(20)) {
            gallery.put(PhotoEnrolment.of(
                            "Ada",
                            null,
                            gallery.people(),
                            List.of(Photo.read(photo)),
                            vision.networks(),
                            settings.matching())
                    .entry());
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String signed = exchange.getRequestHeaders().getFirst("webhook-id") + "."
                    + exchange.getRequestHeaders().getFirst("webhook-timestamp") + "."
                    + new String(body, StandardCharsets.UTF_8);
            delivered.add(new Delivery(
                    json(body),
                    ("v1," + hmac(signed)).equals(exchange.getRequestHeaders().getFirst("webhook-signature"))));
            exchange.sendResponseHeaders(204, -1);
        }
    }

    private static String hmac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA256", e);
        }
    }

    private static JsonNode json(byte[] text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
