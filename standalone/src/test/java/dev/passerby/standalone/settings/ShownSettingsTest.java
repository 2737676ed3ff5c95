package dev.passerby.standalone.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.console.settings.SettingShown;
import dev.passerby.ingest.IngestEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShownSettingsTest {

    private static final Map<String, String> ENVIRONMENT = Map.of(
            "PASSERBY_HOME", "/srv/passerby",
            "PASSERBY_INGEST_CERTIFICATES", "any",
            "BELL", "hunter2");

    @TempDir
    Path folder;

    @Test
    void whatIsSetIsShownAsItHoldsAndIsNoDefault() throws Exception {
        Map<String, SettingShown> shown = shown("""
                data-dir: /srv/other
                matching.threshold: 0.75
                matching.margin: 0.080
                ingest.motion: off
                console.scrape: job:9400-9409
                frames.max-age: PT3S
                """);
        assertThat(shown)
                .containsEntry("data-dir", set("/srv/other"))
                .containsEntry("matching.threshold", set("0.75"))
                .containsEntry("ingest.motion", set("off"))
                .containsEntry("ingest.certificates", set("any"))
                .containsEntry("console.scrape", set("job:9400-9409"))
                .containsEntry("frames.max-age", set("PT3S"));
        // What was set to the default is the default; what follows from another setting has not been set.
        assertThat(shown)
                .containsEntry("matching.margin", holding("0.08"))
                .containsEntry("console.directory", holding("/srv/other/console"))
                .containsEntry("privacy.keys", holding("file:///srv/other/keys"))
                .containsEntry("privacy.retention.events", holding("P7D"))
                .containsEntry("ingest.keep-alive", holding("PT0.5S"))
                .containsEntry("events.delivery", holding("at-least-once"));
        assertThat(shown).doesNotContainKeys("kafka.bootstrap-servers", "checkpoints.restore-from");
    }

    @Test
    void whereTheJobTellsItsMetricsIsWhereTheConsoleLooks() throws Exception {
        assertThat(shown("metrics.port: 9400\n"))
                .containsEntry("metrics.port", set("9400"))
                .containsEntry("console.scrape", holding("127.0.0.1:9400"));
    }

    @Test
    void noSecretIsShown() throws Exception {
        String all = shown("""
                bridges.mqtt.url: mqtts://broker:8884
                bridges.mqtt.credentials: env:BELL
                bridges.webhooks.bell.url: https://bell.example/hook/hunter2
                bridges.webhooks.bell.secret: file:/run/secrets/hunter2
                privacy.keys: s3://ada:hunter2@keys/passerby
                """).toString();
        assertThat(all)
                .contains("bridges.mqtt.credentials", "(set)", "https://bell.example")
                .contains("s3://…@keys/passerby")
                .doesNotContain("hunter2", "ada", "BELL");
    }

    @Test
    void theDefaultsOfIngestAreThoseOfIngest() {
        Map<String, String> named = new HashMap<>(IngestKeys.STANDARD);
        assertThat(named).containsOnlyKeys(IngestKeys.VARIABLES.values());
        assertThat(IngestEnvironment.of(named).settings())
                .usingRecursiveComparison()
                .ignoringFields("worker")
                .isEqualTo(IngestEnvironment.of(Map.of()).settings());
    }

    private Map<String, SettingShown> shown(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("passerby.yaml"), text);
        return ShownSettings.of(SettingsFile.read(file, ENVIRONMENT), ENVIRONMENT);
    }

    private static SettingShown set(String value) {
        return new SettingShown(value, false);
    }

    private static SettingShown holding(String value) {
        return new SettingShown(value, true);
    }
}
