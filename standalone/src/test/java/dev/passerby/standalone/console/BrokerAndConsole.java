package dev.passerby.standalone.console;

import dev.passerby.standalone.broker.EmbeddedBroker;
import dev.passerby.standalone.broker.TopicLayout;
import dev.passerby.standalone.settings.Settings;
import dev.passerby.standalone.settings.SettingsFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A broker and a console beside it, with a key of each role. */
final class BrokerAndConsole implements AutoCloseable {

    private static final Pattern KEY = Pattern.compile("admin key, shown this once: (\\S+)");

    private final EmbeddedBroker broker;
    private final RunningConsole console;
    private final Api api;
    private final Settings settings;
    private final String admin;

    private BrokerAndConsole(EmbeddedBroker broker, RunningConsole console, Settings settings) throws Exception {
        this.broker = broker;
        this.console = console;
        this.settings = settings;
        this.api = new Api(console.port());
        this.admin = announcedKey(console);
    }

    static BrokerAndConsole in(Path folder) throws Exception {
        Settings settings = settings(folder);
        EmbeddedBroker broker = EmbeddedBroker.start(settings.brokerDirectory(), 0, settings.maxFrameBytes());
        TopicLayout.create(broker.bootstrapServers(), settings.topics(), 2, 1, settings.maxFrameBytes());
        return new BrokerAndConsole(broker, RunningConsole.start(settings, broker.bootstrapServers()), settings);
    }

    /** Data in a folder, a broker and a console at any ports, and whatever more lines say. */
    static Settings settings(Path folder, String... more) throws IOException {
        Path config = Files.writeString(
                folder.resolve("passerby.yaml"),
                "data-dir: " + folder.resolve("data") + "\nbroker.port: 0\nconsole.port: 0\n"
                        + String.join("\n", more));
        return SettingsFile.read(config, Map.of());
    }

    /** The admin key that a console says on its first start. */
    static String announcedKey(RunningConsole console) {
        StringWriter said = new StringWriter();
        console.announce(new PrintWriter(said));
        Matcher matcher = KEY.matcher(said.toString());
        if (!matcher.find()) {
            throw new AssertionError("no key in: " + said);
        }
        return matcher.group(1);
    }

    Api api() {
        return api;
    }

    Settings settings() {
        return settings;
    }

    int port() {
        return console.port();
    }

    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    String admin() {
        return admin;
    }

    /** A new key of this role. */
    String key(String role) throws Exception {
        return api.newKey(admin, role);
    }

    @Override
    public void close() {
        console.close();
        broker.close();
    }
}
