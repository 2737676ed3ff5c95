package dev.passerby.standalone.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.passerby.bridges.settings.BridgeSettings;
import dev.passerby.bridges.settings.InvalidBridgesException;
import dev.passerby.pipeline.settings.InvalidSettingsException;
import dev.passerby.pipeline.settings.PipelineSettings;
import dev.passerby.pipeline.settings.SettingsReader;
import dev.passerby.standalone.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The configuration file: YAML, every key optional, unknown keys refused, all problems reported at once in one line. */
public final class SettingsFile {

    /** This machine's own keys; those of bridges have names in them, and every other key is the job's. */
    static final Set<String> OWN_KEYS = ownKeys();

    /** Keys of the job that follow from the ones above. */
    static final Set<String> DERIVED_KEYS =
            Set.of("kafka.bootstrap-servers", "checkpoints.directory", "checkpoints.restore-from");

    private SettingsFile() {}

    private static Set<String> ownKeys() {
        Set<String> keys = new TreeSet<>(IngestKeys.VARIABLES.keySet());
        keys.addAll(
                Set.of("data-dir", "broker.servers", "broker.port", "topics.camera-partitions", "frames.max-bytes"));
        keys.addAll(RetentionKeys.KEYS);
        keys.addAll(ConsoleKeys.KEYS);
        return Collections.unmodifiableSet(keys);
    }

    /**
     * Reads the settings.
     *
     * @param file the file, or none for the defaults
     * @param environment {@code PASSERBY_HOME} names the data folder where the file does not; otherwise
     *     {@code XDG_DATA_HOME} and the user's home do
     * @throws BadInputException naming every problem of the file
     */
    public static Settings read(@Nullable Path file, Map<String, String> environment) {
        Map<String, String> job = file == null ? new TreeMap<>() : values(file);
        Map<String, String> own = new TreeMap<>(job);
        own.keySet().retainAll(OWN_KEYS);
        job.keySet().removeAll(OWN_KEYS);
        Map<String, String> bridgeKeys = new TreeMap<>(job);
        bridgeKeys.keySet().removeIf(key -> !key.startsWith(BridgeSettings.PREFIX));
        job.keySet().removeAll(bridgeKeys.keySet());

        Map<String, String> ingest = IngestKeys.variables(own, environment);
        own.keySet().removeAll(IngestKeys.VARIABLES.keySet());

        List<String> problems = new ArrayList<>();
        SettingsReader reader = new SettingsReader(own);
        Settings settings = new Settings(
                Path.of(reader.text("data-dir", defaultDataDirectory(environment), "a folder", SettingsFile::isPath)),
                servers(reader),
                reader.whole("broker.port", 9092, 0, 65_535),
                reader.whole("topics.camera-partitions", 4, 1, 10_000),
                reader.whole("frames.max-bytes", 4 << 20, 64 << 10, 64 << 20),
                ConsoleKeys.read(reader),
                bridges(bridgeKeys, problems),
                RetentionKeys.read(reader),
                ingest,
                job);
        DERIVED_KEYS.stream()
                .filter(job::containsKey)
                .sorted()
                .forEach(
                        key -> problems.add("'" + key + "' follows from 'broker.…' and 'data-dir' here; leave it out"));
        collect(problems, reader::check);
        collect(problems, () -> {
            PipelineSettings pipeline = PipelineSettings.read(settings.jobSettings(settings.bootstrapServers(), null));
            IngestKeys.check(ingest, pipeline.tracking().quietMillis(), problems);
        });
        if (!problems.isEmpty()) {
            throw new BadInputException((file == null ? "settings" : file.toString()) + ": "
                    + String.join("; ", problems) + "; docs/configuration.md lists the keys");
        }
        return settings;
    }

    private static BridgeSettings bridges(Map<String, String> keys, List<String> problems) {
        try {
            return BridgeSettings.read(keys);
        } catch (InvalidBridgesException e) {
            problems.addAll(e.problems());
            return BridgeSettings.NONE;
        }
    }

    private static boolean isPath(String text) {
        return text.indexOf('\0') < 0;
    }

    private interface Check {
        void run() throws InvalidSettingsException;
    }

    private static void collect(List<String> problems, Check check) {
        try {
            check.run();
        } catch (InvalidSettingsException e) {
            problems.addAll(e.problems());
        }
    }

    private static @Nullable String servers(SettingsReader reader) {
        String servers = reader.text(
                "broker.servers",
                "",
                "host:port, several separated by commas",
                text -> text.matches("[^,:\\s]+:\\d{1,5}(\\s*,\\s*[^,:\\s]+:\\d{1,5})*"));
        return servers.isEmpty() ? null : servers;
    }

    static String defaultDataDirectory(Map<String, String> environment) {
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

    /** A list is the same as its entries with commas between them. */
    private static String text(JsonNode value) {
        if (!value.isArray()) {
            return value.asText();
        }
        List<String> entries = new ArrayList<>();
        value.forEach(entry -> entries.add(entry.isValueNode() ? entry.asText() : entry.toString()));
        return String.join(",", entries);
    }

    private static void flatten(String prefix, JsonNode node, Map<String, String> values) {
        node.properties().forEach(field -> {
            String key = prefix.isEmpty() ? field.getKey() : prefix + "." + field.getKey();
            if (field.getValue().isObject()) {
                flatten(key, field.getValue(), values);
            } else {
                values.put(key, text(field.getValue()));
            }
        });
    }
}
