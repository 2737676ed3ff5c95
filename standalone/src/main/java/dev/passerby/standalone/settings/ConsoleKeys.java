package dev.passerby.standalone.settings;

import dev.passerby.console.ConsoleSettings;
import dev.passerby.pipeline.settings.SettingsReader;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The keys that say whether and where there is a console.
 *
 * @param enabled whether {@code run} starts one
 * @param host the address it listens at
 * @param port its port; 0 for any free one
 * @param directory its folder; absent for the one in the data folder
 */
public record ConsoleKeys(
        boolean enabled, String host, int port, @Nullable Path directory) {

    static final Set<String> KEYS = Set.of("console.enabled", "console.host", "console.port", "console.directory");

    private static final int STANDARD_PORT = 8080;

    static ConsoleKeys read(SettingsReader reader) {
        String enabled = reader.text("console.enabled", "true", "true or false", text -> text.matches("true|false"));
        String host = reader.text(
                "console.host",
                "127.0.0.1",
                "an address to listen at, such as 127.0.0.1 or 0.0.0.0",
                text -> text.matches("[0-9a-zA-Z.:\\[\\]-]{1,253}"));
        String directory = reader.text("console.directory", "", "a folder", text -> text.indexOf('\0') < 0);
        return new ConsoleKeys(
                Boolean.parseBoolean(enabled),
                host,
                reader.whole("console.port", STANDARD_PORT, 0, 65_535),
                directory.isEmpty() ? null : Path.of(directory));
    }

    /** What the console is started with. */
    ConsoleSettings settings(Path dataDirectory) {
        Path folder = directory == null ? dataDirectory.resolve("console") : directory;
        return ConsoleSettings.standard(folder).withHost(host).withPort(port);
    }
}
