package dev.passerby.standalone.settings;

import dev.passerby.console.settings.SettingShown;
import dev.passerby.pipeline.settings.InvalidSettingsException;
import dev.passerby.pipeline.settings.PipelineSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Every setting as it holds, by the keys of the configuration file, for whoever may see them: no passwords and no secrets. */
public final class ShownSettings {

    private static final Map<String, String> BRIDGES_WITHOUT = Map.of(
            "bridges.mqtt.url", "",
            "bridges.mqtt.credentials", "",
            "bridges.mqtt.certificates", "",
            "bridges.mqtt.topic-prefix", "passerby",
            "bridges.mqtt.home-assistant", "true",
            "bridges.mqtt.home-assistant-prefix", "homeassistant");

    private ShownSettings() {}

    /**
     * All of them.
     *
     * @param environment what names the data folder where the file does not
     */
    public static SortedMap<String, SettingShown> of(Settings settings, Map<String, String> environment) {
        SortedMap<String, SettingShown> all = new TreeMap<>();
        ofTheJob(settings, all);
        // What follows from the data folder is compared with what would follow from the same.
        Map<String, String> standard = own(SettingsFile.read(
                null, Map.of("PASSERBY_HOME", settings.dataDirectory().toString())));
        own(settings).forEach((key, value) -> put(all, key, value, value.equals(standard.get(key))));
        String folder = settings.dataDirectory().toString();
        put(all, "data-dir", folder, folder.equals(SettingsFile.defaultDataDirectory(environment)));
        put(
                all,
                "console.scrape",
                String.join(",", settings.consoleMetrics()),
                settings.consoleKeys().scrape().isEmpty());
        Map<String, String> bridges = new HashMap<>(BRIDGES_WITHOUT);
        bridges.putAll(settings.bridges().shown());
        bridges.forEach((key, value) -> put(all, key, value, value.equals(BRIDGES_WITHOUT.getOrDefault(key, ""))));
        return all;
    }

    private static void ofTheJob(Settings settings, Map<String, SettingShown> all) {
        try {
            PipelineSettings.effective(settings.jobSettings(settings.bootstrapServers(), null))
                    .forEach((key, job) -> {
                        if (!SettingsFile.DERIVED_KEYS.contains(key)) {
                            put(all, key, job.value(), job.value().equals(job.standard()));
                        }
                    });
        } catch (InvalidSettingsException e) {
            throw new IllegalStateException("settings that were checked are refused", e);
        }
        String keys = settings.jobSettings(settings.bootstrapServers(), null).getOrDefault("privacy.keys", "");
        put(all, "privacy.keys", keys, !settings.job().containsKey("privacy.keys"));
    }

    /** This machine's own keys, but for those that need more than a look at their default. */
    private static Map<String, String> own(Settings settings) {
        Map<String, String> own = new HashMap<>(IngestKeys.effective(settings.ingestVariables()));
        String brokers = settings.brokers();
        own.put("broker.servers", brokers == null ? "" : brokers);
        own.put("broker.port", Integer.toString(settings.brokerPort()));
        own.put("topics.camera-partitions", Integer.toString(settings.cameraPartitions()));
        own.put("frames.max-bytes", Integer.toString(settings.maxFrameBytes()));
        own.put("console.enabled", Boolean.toString(settings.hasConsole()));
        own.put("console.host", settings.console().host());
        own.put("console.port", Integer.toString(settings.console().port()));
        own.put("console.directory", settings.console().directory().toString());
        own.put("privacy.retention.frames", text(settings.retention().frames()));
        own.put("privacy.retention.events", text(settings.retention().events()));
        return own;
    }

    /** Whole days as days, as people write them. */
    private static String text(Duration duration) {
        return duration.equals(Duration.ofDays(duration.toDays()))
                ? "P" + duration.toDays() + "D"
                : duration.toString();
    }

    /** Of addresses no user and no password. */
    private static void put(Map<String, SettingShown> all, String key, String value, boolean standard) {
        all.put(key, new SettingShown(value.replaceAll("://[^/@\\s]*@", "://…@"), standard));
    }
}
