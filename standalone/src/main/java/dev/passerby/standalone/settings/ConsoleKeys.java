package dev.passerby.standalone.settings;

import dev.passerby.console.ConsoleSettings;
import dev.passerby.console.health.MetricsAddress;
import dev.passerby.pipeline.settings.SettingsReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The keys that say whether and where there is a console.
 *
 * @param enabled whether {@code run} starts one
 * @param host the address it listens at
 * @param port its port; 0 for any free one
 * @param directory its folder; absent for the one in the data folder
 * @param scrape where the job's processes tell their metrics; empty where they do not
 */
public record ConsoleKeys(
        boolean enabled, String host, int port, @Nullable Path directory, List<String> scrape) {

    public ConsoleKeys {
        scrape = List.copyOf(scrape);
    }

    static final Set<String> KEYS =
            Set.of("console.enabled", "console.host", "console.port", "console.directory", "console.scrape");

    private static final int STANDARD_PORT = 8080;

    static ConsoleKeys read(SettingsReader reader) {
        String enabled = reader.text("console.enabled", "true", "true or false", text -> text.matches("true|false"));
        String host = reader.text(
                "console.host",
                "127.0.0.1",
                "an address to listen at, such as 127.0.0.1 or 0.0.0.0",
                text -> text.matches("[0-9a-zA-Z.:\\[\\]-]{1,253}"));
        String directory = reader.text("console.directory", "", "a folder", text -> text.indexOf('\0') < 0);
        String scrape = reader.text(
                "console.scrape", "", MetricsAddress.RULE + ", several separated by commas", ConsoleKeys::areAddresses);
        return new ConsoleKeys(
                Boolean.parseBoolean(enabled),
                host,
                reader.whole("console.port", STANDARD_PORT, 0, 65_535),
                directory.isEmpty() ? null : Path.of(directory),
                scrape.isEmpty() ? List.of() : List.of(scrape.split("\\s*,\\s*")));
    }

    private static boolean areAddresses(String text) {
        try {
            for (String address : text.split("\\s*,\\s*", -1)) {
                var unused = MetricsAddress.parse(address);
            }
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** What the console is started with. */
    ConsoleSettings settings(Path dataDirectory) {
        Path folder = directory == null ? dataDirectory.resolve("console") : directory;
        return ConsoleSettings.standard(folder).withHost(host).withPort(port);
    }
}
