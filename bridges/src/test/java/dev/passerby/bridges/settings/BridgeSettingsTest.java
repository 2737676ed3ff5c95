package dev.passerby.bridges.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.passerby.wire.event.EventType;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BridgeSettingsTest {

    @Test
    void withoutKeysThereIsNoBridge() throws Exception {
        assertThat(BridgeSettings.read(Map.of("matching.threshold", "0.9"))).isEqualTo(BridgeSettings.NONE);
    }

    @Test
    void anMqttBridgeNeedsAnAddressOnly() throws Exception {
        assertThat(BridgeSettings.read(Map.of("bridges.mqtt.url", "mqtt://broker"))
                        .mqtt())
                .isEqualTo(new MqttSettings(URI.create("mqtt://broker"), null, null, "passerby", true, "homeassistant"))
                .extracting(MqttSettings::port, MqttSettings::tls)
                .containsExactly(1883, false);
    }

    @Test
    void everyKeyIsRead() throws Exception {
        BridgeSettings settings = BridgeSettings.read(Map.ofEntries(
                Map.entry("bridges.mqtt.url", "mqtts://broker:8884"),
                Map.entry("bridges.mqtt.credentials", "env:MQTT"),
                Map.entry("bridges.mqtt.certificates", "/etc/mqtt.pem"),
                Map.entry("bridges.mqtt.topic-prefix", "home/faces"),
                Map.entry("bridges.mqtt.home-assistant", "false"),
                Map.entry("bridges.mqtt.home-assistant-prefix", "ha"),
                Map.entry("bridges.webhooks.bell.url", "https://bell.example/hook?x=1"),
                Map.entry("bridges.webhooks.bell.secret", "file:/run/secrets/bell"),
                Map.entry("bridges.webhooks.bell.cameras", "door, yard"),
                Map.entry("bridges.webhooks.bell.people", "Ada,Bo"),
                Map.entry("bridges.webhooks.bell.types", "face.recognized")));
        assertThat(settings.mqtt())
                .isEqualTo(new MqttSettings(
                        URI.create("mqtts://broker:8884"),
                        new SecretReference("env:MQTT"),
                        Path.of("/etc/mqtt.pem"),
                        "home/faces",
                        false,
                        "ha"));
        assertThat(settings.webhooks())
                .containsExactly(new WebhookSettings(
                        "bell",
                        URI.create("https://bell.example/hook?x=1"),
                        new SecretReference("file:/run/secrets/bell"),
                        Set.of("door", "yard"),
                        Set.of("Ada", "Bo"),
                        Set.of(EventType.FACE_RECOGNIZED)));
    }

    @Test
    void whatIsShownHoldsNoPathAndNoSecret() throws Exception {
        assertThat(BridgeSettings.read(Map.of(
                                "bridges.mqtt.url", "mqtts://broker:8884",
                                "bridges.mqtt.credentials", "env:MQTT",
                                "bridges.webhooks.bell.url", "https://bell.example/hook/hunter2"))
                        .shown())
                .containsEntry("bridges.mqtt.url", "mqtts://broker:8884")
                .containsEntry("bridges.webhooks.bell.url", "https://bell.example")
                .containsEntry("bridges.mqtt.credentials", "(set)")
                .containsEntry("bridges.webhooks.bell.secret", "")
                .containsEntry("bridges.webhooks.bell.cameras", "")
                .hasSize(6 + 5);
    }

    @Test
    void everyDocumentedKeyExistsAndEveryKeyIsDocumented() throws Exception {
        Map<String, String> example = new HashMap<>(Map.of(
                "bridges.mqtt.url", "mqtt://broker",
                "bridges.mqtt.home-assistant", "true",
                "bridges.webhooks.NAME.url", "http://bell",
                "bridges.webhooks.NAME.types", "face.recognized"));
        List<String> documented = Pattern.compile("^\\| `(bridges\\.[a-zA-Z.-]+)` \\|", Pattern.MULTILINE)
                .matcher(Files.readString(Path.of("../docs/bridges.md")))
                .results()
                .map(row -> row.group(1))
                .toList();
        documented.forEach(key -> example.putIfAbsent(key, "env:X"));
        assertThat(BridgeSettings.read(example).webhooks()).hasSize(1);
        // The webhook's name is no key of its own.
        assertThat(documented)
                .hasSize(MqttSettings.class.getRecordComponents().length
                        + WebhookSettings.class.getRecordComponents().length
                        - 1);
    }

    @Test
    void allProblemsAreNamedAtOnceAndNoPasswordIsRepeated() {
        assertThatThrownBy(() -> BridgeSettings.read(Map.of(
                        "bridges.mqtt.url", "mqtt://ada:hunter2@broker",
                        "bridges.mqtt.credentials", "hunter2",
                        "bridges.mqtt.topic-prefix", "a/#",
                        "bridges.mqtt.home-assistant", "on",
                        "bridges.mqtt.qos", "2",
                        "bridges.webhooks.bell.url", "ftp://hunter2.example",
                        "bridges.webhooks.bell.types", "face.smiled",
                        "bridges.webhooks", "[]")))
                .isInstanceOfSatisfying(InvalidBridgesException.class, e -> assertThat(e.problems())
                        .containsExactlyInAnyOrder(
                                "'bridges.mqtt.url' must not hold user and password; name a reference instead",
                                "'bridges.mqtt.credentials' must be a reference, env:NAME or file:PATH",
                                "'bridges.mqtt.topic-prefix' must be an MQTT topic without '+' and '#', got 'a/#'",
                                "'bridges.mqtt.home-assistant' must be true or false, got 'on'",
                                "'bridges.mqtt.qos' is no setting",
                                "'bridges.webhooks.bell.url' must be https://host/path or http://host/path",
                                "'bridges.webhooks.bell.types' must list types of events such as face.recognized,"
                                        + " got 'face.smiled'",
                                "'bridges.webhooks' is no setting"));
    }

    @Test
    void aSecretIsLookedUpEachTime(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("secret");
        SecretReference reference = new SecretReference("file:" + file);
        assertThatThrownBy(() -> reference.resolve(Map.of()))
                .isInstanceOf(IOException.class)
                .hasMessage("'file:" + file + "' is not a file");
        Files.writeString(file, "one\n");
        assertThat(reference.resolve(Map.of())).isEqualTo("one");
        Files.writeString(file, "two\r\n");
        assertThat(reference.resolve(Map.of())).isEqualTo("two");
        Files.writeString(file, "two\nlines\n");
        assertThatThrownBy(() -> reference.resolve(Map.of()))
                .hasMessage("'file:" + file + "' is not set to one line of text");
        assertThat(new SecretReference("env:KEY").resolve(Map.of("KEY", "three")))
                .isEqualTo("three");
        assertThat(List.of("env:KEY", "file:x")).allMatch(SecretReference::isReference);
    }
}
