package dev.passerby.standalone.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.console.settings.SettingShown;
import dev.passerby.pipeline.settings.PipelineSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DocumentationTest {

    private static final Pattern KEY_OF_A_ROW = Pattern.compile("^\\| `([a-z][a-z.-]*)` \\|", Pattern.MULTILINE);

    @Test
    void every_setting_is_in_the_documentation_and_every_documented_one_exists() throws Exception {
        String page = Files.readString(Path.of("../docs/configuration.md"));
        Set<String> documented =
                KEY_OF_A_ROW.matcher(page).results().map(row -> row.group(1)).collect(Collectors.toSet());
        Set<String> known = keysOfTheJob();
        known.removeAll(SettingsFile.DERIVED_KEYS);
        known.addAll(SettingsFile.OWN_KEYS);

        assertThat(documented).containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void every_documented_setting_is_shown_and_without_a_file_each_has_its_default() throws Exception {
        String page = Files.readString(Path.of("../docs/configuration.md"));
        Map<String, String> environment = Map.of("PASSERBY_HOME", "/srv/passerby");
        Map<String, SettingShown> shown = ShownSettings.of(SettingsFile.read(null, environment), environment);

        Set<String> keys = new TreeSet<>(shown.keySet());
        keys.removeIf(key -> key.startsWith("bridges."));
        assertThat(keys)
                .containsExactlyInAnyOrderElementsOf(KEY_OF_A_ROW
                        .matcher(page)
                        .results()
                        .map(row -> row.group(1))
                        .toList());
        assertThat(shown.values()).allMatch(SettingShown::standard);
        assertThat(shown).containsEntry("matching.threshold", new SettingShown("0.8", true));
        assertThat(shown).containsEntry("console.directory", new SettingShown("/srv/passerby/console", true));
    }

    /** Every key that is asked for while the job's settings are read. */
    private static Set<String> keysOfTheJob() throws Exception {
        Map<String, String> given =
                Map.of("kafka.bootstrap-servers", "127.0.0.1:9092", "checkpoints.directory", "file:///srv/checkpoints");
        Set<String> asked = new TreeSet<>();
        PipelineSettings.read(new HashMap<>(given) {
            @Override
            public String get(Object key) {
                asked.add(key.toString());
                return super.get(key);
            }
        });
        return asked;
    }
}
