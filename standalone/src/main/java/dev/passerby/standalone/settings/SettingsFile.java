package dev.passerby.standalone.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.passerby.standalone.BadInputException;
import dev.passerby.wire.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The configuration file: YAML, every key optional, unknown keys refused, all problems reported in one line each.
 */
public final class SettingsFile {

    private SettingsFile() {}

    /**
     * Reads the settings.
     *
     * @param file the file, or none for the defaults
     * @param environment {@code PASSERBY_HOME} names the data folder where the file does not; otherwise
     *     {@code XDG_DATA_HOME} and {@code HOME} do
     * @throws BadInputException naming every problem of the file
     */
    public static Settings read(@Nullable Path file, Map<String, String> environment) {
        return settings(
                file == null ? Map.of() : values(file), environment, file == null ? "settings" : file.toString());
    }

    static Settings settings(Map<String, String> values, Map<String, String> environment, String origin) {
        SettingsReader reader = new SettingsReader(values);
        Settings settings = new Settings(
                Path.of(reader.text("data-dir", defaultDataDirectory(environment))),
                reader.optionalText("broker.servers", SettingsFile::checkServers),
                reader.integer("broker.port", 9092, 0, 65_535),
                new Topics(reader.text("topics.prefix", "passerby")),
                reader.integer("topics.camera-partitions", 4, 1, 10_000),
                reader.integer("frames.max-bytes", 4 << 20, 64 << 10, 64 << 20),
                reader.duration("frames.max-age", "PT2S"),
                reader.integer("detection.min-face", 40, 20, 1_000),
                reader.number("recognition.threshold", 0.95, 0.1, 1.4),
                reader.number("recognition.margin", 0.05, 0, 1),
                reader.duration("tracking.quiet-period", "PT2S"),
                reader.duration("checkpoints.interval", "PT2S"),
                reader.integer("job.parallelism", 2, 1, 1_000),
                reader.choice("inference.device", Settings.Device.CPU),
                reader.choice("events.delivery", Settings.Delivery.AT_LEAST_ONCE));
        List<String> problems = reader.problems();
        if (!problems.isEmpty()) {
            throw new BadInputException(origin + ": " + String.join("; ", problems));
        }
        return settings;
    }

    private static @Nullable String checkServers(String servers) {
        return servers.matches("[^,:\\s]+:\\d{1,5}(\\s*,\\s*[^,:\\s]+:\\d{1,5})*")
                ? null
                : "must be host:port, several separated by commas";
    }

    private static String defaultDataDirectory(Map<String, String> environment) {
        String home = environment.get("PASSERBY_HOME");
        if (home != null && !home.isBlank()) {
            return home;
        }
        String shared = environment.get("XDG_DATA_HOME");
        Path base = shared != null && !shared.isBlank()
                ? Path.of(shared)
                : Path.of(System.getProperty("user.home"), ".local", "share");
        return base.resolve("passerby").toString();
    }

    private static Map<String, String> values(Path file) {
        Map<String, String> values = new TreeMap<>();
        try {
            JsonNode tree = new YAMLMapper().readTree(Files.readAllBytes(file));
            if (tree != null && !tree.isMissingNode() && !tree.isNull()) {
                if (!tree.isObject()) {
                    throw new BadInputException(file + ": a configuration is a list of 'key: value' lines");
                }
                flatten("", tree, values);
            }
        } catch (JsonProcessingException e) {
            throw new BadInputException(
                    file + ": not YAML: "
                            + e.getOriginalMessage().lines().findFirst().orElse("") + " (line "
                            + e.getLocation().getLineNr() + ")",
                    e);
        } catch (IOException e) {
            throw new BadInputException(file + ": cannot be read; does it exist?", e);
        }
        return values;
    }

    private static void flatten(String prefix, JsonNode node, Map<String, String> values) {
        node.properties().forEach(field -> {
            String key = prefix.isEmpty() ? field.getKey() : prefix + "." + field.getKey();
            if (field.getValue().isObject()) {
                flatten(key, field.getValue(), values);
            } else {
                values.put(
                        key,
                        field.getValue().isValueNode()
                                ? field.getValue().asText()
                                : field.getValue().toString());
            }
        });
    }
}
