package dev.passerby.standalone.settings;

import dev.passerby.bridges.settings.BridgeSettings;
import dev.passerby.client.keys.KeyFolder;
import dev.passerby.client.keys.TemplateSafe;
import dev.passerby.console.ConsoleSettings;
import dev.passerby.ingest.IngestEnvironment;
import dev.passerby.ingest.IngestSettings;
import dev.passerby.pipeline.settings.InvalidSettingsException;
import dev.passerby.pipeline.settings.PipelineSettings;
import dev.passerby.pipeline.settings.PrivacySettings;
import dev.passerby.standalone.BadInputException;
import dev.passerby.standalone.broker.TopicRetention;
import dev.passerby.vision.matching.MatchingRules;
import dev.passerby.wire.Topics;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be set about Passerby on one machine; {@code docs/configuration.md} describes each key.
 *
 * @param dataDirectory where records and checkpoints are kept
 * @param brokers brokers elsewhere, {@code host:port,…}; absent for the embedded one
 * @param brokerPort the embedded broker's port on 127.0.0.1; 0 for any free one
 * @param cameraPartitions how many ways the work by camera can be divided
 * @param maxFrameBytes the largest frame
 * @param consoleKeys whether and where there is a console
 * @param bridges the systems that events are passed on to
 * @param retention how long records live that speak of people
 * @param ingestVariables how cameras are read, as the variables of an ingest process; the largest frame is given above
 * @param job the job's own settings by key, as {@link PipelineSettings#read} takes them
 */
public record Settings(
        Path dataDirectory,
        @Nullable String brokers,
        int brokerPort,
        int cameraPartitions,
        int maxFrameBytes,
        ConsoleKeys consoleKeys,
        BridgeSettings bridges,
        TopicRetention retention,
        Map<String, String> ingestVariables,
        Map<String, String> job) {

    public Settings {
        ingestVariables = Map.copyOf(ingestVariables);
        job = Map.copyOf(job);
    }

    /** How cameras are read. */
    public IngestSettings ingest() {
        return IngestEnvironment.of(ingestProcess()).settings();
    }

    /** The variables that an ingest process beside this machine's broker is started with, its broker aside. */
    public Map<String, String> ingestProcess() {
        Map<String, String> all = new HashMap<>(ingestVariables);
        all.put("PASSERBY_TOPIC_PREFIX", topics().prefix());
        all.put("PASSERBY_INGEST_MAX_RECORD_BYTES", Integer.toString(maxFrameBytes));
        if (brokers == null) {
            // The embedded broker's only worker keeps its name, so that a restart gets its cameras back at once.
            all.putIfAbsent("PASSERBY_INGEST_WORKER", "standalone");
        }
        return all;
    }

    /** Where clients find the broker, embedded or not. */
    public String bootstrapServers() {
        return brokers == null ? "127.0.0.1:" + brokerPort : brokers;
    }

    /** Where the console is and where it keeps its files. */
    public ConsoleSettings console() {
        return consoleKeys.settings(dataDirectory);
    }

    /** Where the console finds metrics: where it was told, else where the job on this machine tells them, if it does. */
    public List<String> consoleMetrics() {
        String port = job.getOrDefault("metrics.port", "off");
        return consoleKeys.scrape().isEmpty() && port.matches("[0-9]+")
                ? List.of("127.0.0.1:" + port)
                : consoleKeys.scrape();
    }

    /** Whether {@code run} starts a console. */
    public boolean hasConsole() {
        return consoleKeys.enabled();
    }

    /** What seals templates on their way to the gallery, and opens them. */
    public TemplateSafe safe() {
        PrivacySettings privacy = pipeline(bootstrapServers(), null).privacy();
        return new TemplateSafe(new KeyFolder(keysDirectory()), privacy.sealed());
    }

    /**
     * The folder of people's keys.
     *
     * @throws BadInputException when it is not one of this machine: whoever enrols writes files
     */
    public Path keysDirectory() {
        String keys =
                String.valueOf(pipeline(bootstrapServers(), null).privacy().keys());
        if (keys.startsWith("file:")) {
            return Path.of(URI.create(keys));
        }
        if (keys.contains("://")) {
            throw new BadInputException("'privacy.keys' must be a folder of this machine for whoever enrols, got '"
                    + keys + "'; mount it, and give the job the address");
        }
        return Path.of(keys).toAbsolutePath();
    }

    /** Where receipts of erasures are kept. */
    public Path receiptDirectory() {
        return dataDirectory.resolve("receipts");
    }

    public Path brokerDirectory() {
        return dataDirectory.resolve("broker");
    }

    public Path checkpointDirectory() {
        return dataDirectory.resolve("checkpoints");
    }

    public Topics topics() {
        return pipeline(bootstrapServers(), null).kafka().topics();
    }

    /** When a picture is a person's. */
    public MatchingRules matching() {
        return pipeline(bootstrapServers(), null).tracking().identity().matching();
    }

    /**
     * What the job is started with.
     *
     * @param servers where the broker turned out to be
     * @param restoreFrom the checkpoint to go on from; absent for a first start
     */
    public PipelineSettings pipeline(String servers, @Nullable String restoreFrom) {
        try {
            return PipelineSettings.read(jobSettings(servers, restoreFrom));
        } catch (InvalidSettingsException e) {
            throw new IllegalStateException("settings that were checked are refused", e);
        }
    }

    /**
     * The same settings in another folder, on another port and without bridges, for something that must not touch the real
     * ones.
     */
    public Settings apart(Path directory, int port) {
        SettingsCopy copy = new SettingsCopy(this);
        copy.dataDirectory = directory;
        copy.brokers = null;
        copy.brokerPort = port;
        copy.bridges = BridgeSettings.NONE;
        copy.job.remove("privacy.keys");
        return copy.settings();
    }

    /** The same settings with another distance below which a name is given. */
    public Settings withThreshold(double threshold) {
        SettingsCopy copy = new SettingsCopy(this);
        copy.job.put("matching.threshold", Double.toString(threshold));
        return copy.settings();
    }

    /** The same settings with every picture of a camera's rate sent, whether or not something moved. */
    public Settings withEveryPicture() {
        SettingsCopy copy = new SettingsCopy(this);
        copy.ingestVariables.put("PASSERBY_INGEST_MOTION", "off");
        return copy.settings();
    }

    /** The same settings with brokers elsewhere. */
    public Settings withBrokers(String servers) {
        SettingsCopy copy = new SettingsCopy(this);
        copy.brokers = servers;
        return copy.settings();
    }

    Map<String, String> jobSettings(String servers, @Nullable String restoreFrom) {
        Map<String, String> all = new LinkedHashMap<>(job);
        all.putIfAbsent("privacy.keys", dataDirectory.resolve("keys").toUri().toString());
        all.put("kafka.bootstrap-servers", servers);
        all.put("checkpoints.directory", checkpointDirectory().toUri().toString());
        if (restoreFrom != null) {
            all.put("checkpoints.restore-from", restoreFrom);
        }
        return all;
    }
}
