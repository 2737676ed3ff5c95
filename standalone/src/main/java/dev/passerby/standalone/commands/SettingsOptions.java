package dev.passerby.standalone.commands;

import dev.passerby.standalone.BadInputException;
import dev.passerby.standalone.settings.Settings;
import dev.passerby.standalone.settings.SettingsFile;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options by which a command finds its settings and its broker. */
final class SettingsOptions {

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The configuration file (YAML); docs/configuration.md lists its keys.")
    private @Nullable Path config;

    @Option(
            names = "--broker",
            paramLabel = "HOST:PORT",
            description = "The broker to talk to; without it the one that 'run' starts on this machine.")
    private @Nullable String broker;

    /** The settings that the options and the environment amount to. */
    Settings settings() {
        Settings settings = SettingsFile.read(config, System.getenv());
        if (broker == null) {
            return settings;
        }
        if (!broker.matches("[^,:\\s]+:\\d{1,5}(,[^,:\\s]+:\\d{1,5})*")) {
            throw new BadInputException("--broker must be HOST:PORT, got '" + broker + "'");
        }
        return settings.withBrokers(broker);
    }
}
