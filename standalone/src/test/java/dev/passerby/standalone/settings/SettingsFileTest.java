package dev.passerby.standalone.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.passerby.bridges.settings.BridgeSettings;
import dev.passerby.console.settings.SettingShown;
import dev.passerby.ingest.IngestSettings;
import dev.passerby.ingest.address.AllowedNetworks;
import dev.passerby.ingest.gateway.AccessRules;
import dev.passerby.ingest.rtsp.JpegSettings;
import dev.passerby.pipeline.settings.Delivery;
import dev.passerby.pipeline.settings.PipelineSettings;
import dev.passerby.standalone.BadInputException;
import dev.passerby.vision.matching.MatchingRules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {

    private static final Map<String, String> HOME = Map.of("PASSERBY_HOME", "/srv/passerby");

    @TempDir
    Path folder;

    @Test
    void has_a_default_for_every_key() {
        Settings settings = SettingsFile.read(null, HOME);

        assertThat(settings.dataDirectory()).isEqualTo(Path.of("/srv/passerby"));
        assertThat(settings.bootstrapServers()).isEqualTo("127.0.0.1:9092");
        assertThat(settings.topics().events()).isEqualTo("passerby.events");
        assertThat(settings.pipeline("h:1", null).maxAge()).isEqualTo(Duration.ofSeconds(2));
        assertThat(settings.matching()).isEqualTo(MatchingRules.STANDARD);
        assertThat(settings.pipeline("h:1", null).kafka().delivery()).isEqualTo(Delivery.AT_LEAST_ONCE);
    }

    @Test
    void reads_nested_and_dotted_keys_alike() throws Exception {
        Settings settings = SettingsFile.read(file("""
                        broker:
                          port: 19092
                        tracking.quiet-period: PT5S
                        models:
                          device: cuda
                        events.delivery: exactly-once
                        """), HOME);

        assertThat(settings.brokerPort()).isEqualTo(19092);
        PipelineSettings job = settings.pipeline("h:1", null);
        assertThat(job.tracking().quietMillis()).isEqualTo(5000);
        assertThat(job.device()).isEqualTo("cuda");
        assertThat(job.kafka().delivery()).isEqualTo(Delivery.EXACTLY_ONCE);
    }

    @Test
    void reads_the_bridges_of_the_documentation() throws Exception {
        List<String> examples = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("../docs/bridges.md")))
                .results()
                .map(block -> block.group(1))
                .toList();
        assertThat(examples).hasSize(2);
        Settings mqtt = SettingsFile.read(file(examples.get(0)), HOME);
        Settings webhooks = SettingsFile.read(file(examples.get(1)), HOME);

        assertThat(mqtt.bridges().mqtt()).isNotNull();
        assertThat(ShownSettings.of(mqtt, HOME))
                .containsEntry("bridges.mqtt.url", new SettingShown("mqtt://192.0.2.10", false));
        assertThat(mqtt.apart(folder, 0).bridges()).isEqualTo(BridgeSettings.NONE);
        assertThat(webhooks.bridges().webhooks()).hasSize(1);
        assertThat(webhooks.bridges().webhooks().get(0).cameras()).containsExactly("door");
        assertThatThrownBy(() -> SettingsFile.read(file("bridges.mqtt.qos: 2"), HOME))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("'bridges.mqtt.qos' is no setting");
    }

    @Test
    void reads_which_pictures_are_sent_and_how() throws Exception {
        assertThat(SettingsFile.read(null, HOME).ingest().rtsp()).isEqualTo(IngestSettings.STANDARD.rtsp());
        assertThat(SettingsFile.read(null, HOME).ingest().motion()).isEqualTo(IngestSettings.STANDARD.motion());
        IngestSettings ingest = SettingsFile.read(file("""
                        ingest:
                          motion: off
                          keep-alive: PT0.8S
                          longest-side: 1280
                          jpeg-quantizer: 4
                        """), HOME).ingest();

        assertThat(ingest.motion().everyPicture()).isTrue();
        assertThat(ingest.motion().keepAlive()).isEqualTo(Duration.ofMillis(800));
        assertThat(ingest.rtsp().jpeg()).isEqualTo(new JpegSettings(4, 1280));
    }

    @Test
    void refuses_a_keep_alive_with_which_people_who_stand_still_would_seem_to_leave() throws Exception {
        Path file = file("ingest.keep-alive: PT1.5S\n");

        assertThatThrownBy(() -> SettingsFile.read(file, HOME))
                .hasMessageContaining("'ingest.keep-alive' must be at most half of 'tracking.quiet-period', which is"
                        + " PT2S, got 'PT1.5S': people who stand still would seem to leave");
    }

    @Test
    void lets_cameras_be_where_the_file_says_or_else_the_environment() throws Exception {
        Map<String, String> environment = Map.of(
                "PASSERBY_INGEST_ALLOWED_NETWORKS", "10.20.0.0/16",
                "PASSERBY_INGEST_BASIC_PASSWORDS", "refused");
        Settings settings = SettingsFile.read(file("""
                        ingest:
                          allowed-networks: [private, 203.0.113.0/24]
                          certificates: any
                        """), environment);

        assertThat(settings.ingest().rtsp().access())
                .isEqualTo(new AccessRules(AllowedNetworks.parse("private, 203.0.113.0/24"), false, true));
        assertThat(SettingsFile.read(null, HOME).ingest().rtsp().access()).isEqualTo(AccessRules.STANDARD);
        assertThat(SettingsFile.read(null, environment).ingest().rtsp().access().networks())
                .isEqualTo(AllowedNetworks.parse("10.20.0.0/16"));
        assertThatThrownBy(() -> SettingsFile.read(file("ingest.allowed-networks: 10.0.0.0/40"), HOME))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("'ingest.allowed-networks' must be networks such as 10.20.0.0/16")
                .hasMessageContaining("got '10.0.0.0/40'");
    }

    @Test
    void reports_all_problems_at_once() throws Exception {
        Path file = file("""
                broker.port: many
                tracking.quiet-period: 1 minute
                matching.treshold: 0.8
                """);

        assertThatThrownBy(() -> SettingsFile.read(file, HOME))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining("'broker.port' must be a whole number from 0 to 65535, got 'many'")
                .hasMessageContaining("'tracking.quiet-period' must be a duration such as PT2S")
                .hasMessageContaining("got '1 minute'")
                .hasMessageContaining("'matching.treshold' is no setting")
                .message()
                .doesNotContain("\n");
    }

    @Test
    void says_which_line_is_not_yaml() throws Exception {
        Path file = file("broker: {port: 1");

        assertThatThrownBy(() -> SettingsFile.read(file, HOME))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("not YAML");
    }

    @Test
    void names_a_file_that_is_missing() {
        assertThatThrownBy(() -> SettingsFile.read(folder.resolve("absent.yaml"), HOME))
                .isInstanceOf(BadInputException.class)
                .hasMessage(folder.resolve("absent.yaml") + ": cannot be read; does it exist?");
    }

    @Test
    void an_empty_file_means_the_defaults() throws Exception {
        assertThat(SettingsFile.read(file(""), HOME)).isEqualTo(SettingsFile.read(null, HOME));
    }

    private Path file(String text) throws Exception {
        return Files.writeString(folder.resolve("passerby.yaml"), text);
    }
}
