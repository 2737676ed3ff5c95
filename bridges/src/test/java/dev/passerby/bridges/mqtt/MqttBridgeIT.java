package dev.passerby.bridges.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.passerby.bridges.Eventually;
import dev.passerby.bridges.Started;
import dev.passerby.bridges.delivery.NotDelivered;
import dev.passerby.bridges.settings.MqttSettings;
import dev.passerby.bridges.settings.SecretReference;
import dev.passerby.client.TestBroker;
import dev.passerby.client.TestEvents;
import dev.passerby.client.topics.CameraTopic;
import dev.passerby.wire.Topics;
import dev.passerby.wire.camera.Camera;
import dev.passerby.wire.camera.CameraState;
import dev.passerby.wire.event.CloudEvent;
import dev.passerby.wire.event.EventType;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MqttBridgeIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    private TestBroker kafka;

    @BeforeEach
    void start() throws Exception {
        kafka = TestBroker.startWithTopics(directory.resolve("kafka"));
    }

    @AfterEach
    void stop() {
        kafka.close();
    }

    @Test
    void nothing_is_lost_when_the_broker_is_killed_in_the_middle() throws Exception {
        List<CloudEvent> events = new ArrayList<>();
        for (int visit = 0; visit < 150; visit++) {
            events.addAll(TestEvents.visits("door", visit, visit + 1, "Ada"));
            events.addAll(TestEvents.visits("yard", visit, visit + 1, "Bo"));
        }
        try (Mosquitto mosquitto = Mosquitto.start(directory.resolve("mosquitto"));
                Started subscriber = mosquitto.subscribe("stock", "passerby/events", "passerby/available");
                MqttBridge bridge = bridge(mosquitto, null)) {
            assertThat(bridge.awaitBeginning(PATIENCE)).isTrue();
            Eventually.that(() -> assertThat(subscriber.lines()).contains("passerby/available online"));
            mosquitto.save();

            kafka.publish(events.subList(0, 600));
            Eventually.that(() -> assertThat(subscriber.lines()).hasSizeGreaterThan(50));
            mosquitto.killInTheMiddle(subscriber);
            assertThat(ids(subscriber)).hasSizeLessThan(600);
            kafka.publish(events.subList(600, events.size()));
            mosquitto.comeBack();

            Eventually.that(() -> assertThat(ids(subscriber)).hasSize(events.size()));
            for (String camera : List.of("door", "yard")) {
                assertThat(ids(subscriber).stream().filter(id -> id.startsWith(camera)))
                        .containsExactlyElementsOf(events.stream()
                                .map(CloudEvent::id)
                                .filter(id -> id.startsWith(camera))
                                .toList());
            }
        }
    }

    @Test
    void a_camera_is_a_device_of_home_assistant_while_it_is_attached() throws Exception {
        CameraTopic cameras = new CameraTopic(kafka.bootstrapServers(), Topics.STANDARD);
        cameras.put(new Camera("door", "rtsp://127.0.0.1/door", null, 5));
        try (Mosquitto mosquitto = Mosquitto.start(directory.resolve("mosquitto"));
                Started subscriber = mosquitto.subscribe("stock", "passerby/#", "homeassistant/#")) {
            try (MqttBridge bridge = bridge(mosquitto, null)) {
                assertThat(bridge.awaitBeginning(PATIENCE)).isTrue();
                String config = "homeassistant/binary_sensor/passerby_door/occupancy/config";
                Eventually.that(() -> assertThat(last(subscriber)).containsKey(config));
                JsonNode occupancy = json(last(subscriber).get(config));
                assertThat(occupancy.path("availability_topic").asText()).isEqualTo("passerby/available");
                assertThat(occupancy.path("state_topic").asText()).isEqualTo("passerby/door/person");
                assertThat(last(subscriber)).containsEntry("passerby/door/person", "0");

                kafka.publish(List.of(
                        TestEvents.camera("door", CameraState.ONLINE),
                        TestEvents.face(EventType.FACE_TRACK_NEW, "door", 1, 1, null),
                        TestEvents.face(EventType.FACE_RECOGNIZED, "door", 1, 2, "Ada")));
                Eventually.that(() -> assertThat(last(subscriber))
                        .containsEntry("passerby/door/person", "1")
                        .containsEntry("passerby/door/status", "online")
                        .containsKey("passerby/door/person/last"));
                assertThat(json(last(subscriber).get("passerby/door/person/last"))
                                .path("person")
                                .asText())
                        .isEqualTo("Ada");

                // A broker that lost everything is told again.
                mosquitto.kill();
                Files.deleteIfExists(directory.resolve("mosquitto/mosquitto.db"));
                mosquitto.comeBack();
                try (Started late = mosquitto.subscribe("late", "passerby/#", "homeassistant/#")) {
                    Eventually.that(() -> assertThat(last(late))
                            .containsEntry("passerby/available", "online")
                            .containsEntry("passerby/door/person", "1")
                            .containsKey("passerby/door/person/last")
                            .containsKey(config));
                }
            }
            try (Started late = mosquitto.subscribe("after", "passerby/#")) {
                Eventually.that(() -> assertThat(last(late)).containsEntry("passerby/available", "offline"));
            }
            // The next run knows from the MQTT broker whose name is shown, and takes it back with the person.
            try (MqttBridge next = bridge(mosquitto, null);
                    Started late = mosquitto.subscribe("next", "passerby/#", "homeassistant/#")) {
                kafka.publish(List.of(TestEvents.removed("Ada", 13)));
                Eventually.that(() ->
                        assertThat(last(late).get("passerby/door/person/last")).isEqualTo("{\"person\":\"unknown\"}"));
                cameras.remove("door");
                Eventually.that(() -> assertThat(last(late))
                        .containsEntry("passerby/door/person", "(null)")
                        .containsEntry("homeassistant/binary_sensor/passerby_door/occupancy/config", "(null)"));
            }
        }
    }

    @Test
    void a_broker_may_ask_who_it_is() throws Exception {
        Path passwords = directory.resolve("passwords");
        assertThat(new ProcessBuilder("mosquitto_passwd", "-b", "-c", passwords.toString(), "ada", "a:b c")
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
        try (Mosquitto mosquitto = Mosquitto.start(
                        directory.resolve("mosquitto"), "allow_anonymous false", "password_file " + passwords);
                MqttBridge bridge = bridge(mosquitto, new SecretReference("env:MQTT"))) {
            List<String> command = List.of(
                    "mosquitto_sub",
                    "-h",
                    "127.0.0.1",
                    "-p",
                    Integer.toString(mosquitto.port()),
                    "-u",
                    "ada",
                    "-P",
                    "a:b c",
                    "-v",
                    "-t",
                    "passerby/available");
            try (Started subscriber = Started.start(Map.of(), directory, command)) {
                Eventually.that(() -> assertThat(subscriber.lines()).contains("passerby/available online"));
            }
        }
    }

    @Test
    void a_broker_with_a_certificate_of_its_own_is_trusted_where_it_is_named() throws Exception {
        certificate("right", "127.0.0.1");
        certificate("wrong", "127.0.0.1");
        certificate("elsewhere", "192.0.2.1");
        try (Mosquitto mosquitto = withCertificate("right")) {
            MqttConnection trusting = new MqttConnection(tls(mosquitto, "right.pem"), "passerby/available", Map.of());
            trusting.open();
            trusting.publish(Publication.state("passerby/available", MqttConnection.ONLINE));
            assertThat(trusting.isUp()).isTrue();
            trusting.close();
            for (String untrusted : new String[] {"wrong.pem", null}) {
                assertThatThrownBy(() ->
                                new MqttConnection(tls(mosquitto, untrusted), "passerby/available", Map.of()).open())
                        .isInstanceOf(NotDelivered.class)
                        .hasMessageContaining("PKIX path");
            }
        }
        try (Mosquitto mosquitto = withCertificate("elsewhere")) {
            assertThatThrownBy(() ->
                            new MqttConnection(tls(mosquitto, "elsewhere.pem"), "passerby/available", Map.of()).open())
                    .isInstanceOf(NotDelivered.class)
                    .hasMessageContaining("No subject alternative names matching");
        }
    }

    private Mosquitto withCertificate(String name) throws Exception {
        return Mosquitto.start(
                directory.resolve("mosquitto-" + name),
                "allow_anonymous true",
                "certfile " + directory.resolve(name + ".pem"),
                "keyfile " + directory.resolve(name + ".key"));
    }

    private MqttSettings tls(Mosquitto mosquitto, @Nullable String certificates) {
        return new MqttSettings(
                URI.create("mqtts://127.0.0.1:" + mosquitto.port()),
                null,
                certificates == null ? null : directory.resolve(certificates),
                "passerby",
                true,
                "homeassistant");
    }

    private void certificate(String name, String address) throws Exception {
        String command = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=" + name
                + " -addext subjectAltName=IP:" + address + " -keyout " + name + ".key -out " + name + ".pem";
        assertThat(new ProcessBuilder(command.split(" "))
                        .directory(directory.toFile())
                        .start()
                        .waitFor())
                .isZero();
    }

    private MqttBridge bridge(Mosquitto mosquitto, @Nullable SecretReference credentials) {
        return MqttBridge.start(
                new MqttSettings(
                        URI.create("mqtt://127.0.0.1:" + mosquitto.port()),
                        credentials,
                        null,
                        "passerby",
                        true,
                        "homeassistant"),
                kafka.bootstrapServers(),
                Topics.STANDARD,
                Map.of("MQTT", "ada:a:b c"));
    }

    /** The ids of the events that were heard of, each once. */
    private static Set<String> ids(Started subscriber) throws Exception {
        Set<String> ids = new LinkedHashSet<>();
        for (String line : subscriber.lines()) {
            if (line.startsWith("passerby/events ")) {
                ids.add(json(line.substring("passerby/events ".length()))
                        .path("event_id")
                        .asText());
            }
        }
        return ids;
    }

    private static Map<String, String> last(Started subscriber) {
        Map<String, String> last = new LinkedHashMap<>();
        for (String line : subscriber.lines()) {
            int space = line.indexOf(' ');
            last.put(line.substring(0, space), line.substring(space + 1));
        }
        return last;
    }

    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text);
    }
}
