package dev.passerby.standalone.settings;

import dev.passerby.bridges.settings.BridgeSettings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Settings in the making that differ from others in a few things: what is not set here is as it was there. */
final class SettingsCopy {

    private final Settings original;

    Path dataDirectory;

    @Nullable
    String brokers;

    int brokerPort;
    BridgeSettings bridges;
    final Map<String, String> ingestVariables;
    final Map<String, String> job;

    SettingsCopy(Settings original) {
        this.original = original;
        this.dataDirectory = original.dataDirectory();
        this.brokers = original.brokers();
        this.brokerPort = original.brokerPort();
        this.bridges = original.bridges();
        this.ingestVariables = new HashMap<>(original.ingestVariables());
        this.job = new HashMap<>(original.job());
    }

    Settings settings() {
        return new Settings(
                dataDirectory,
                brokers,
                brokerPort,
                original.cameraPartitions(),
                original.maxFrameBytes(),
                original.consoleKeys(),
                bridges,
                original.retention(),
                ingestVariables,
                job);
    }
}
