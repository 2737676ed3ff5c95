package dev.passerby.standalone.commands;

import dev.passerby.client.topics.EventTopic;
import dev.passerby.standalone.BadInputException;
import dev.passerby.standalone.broker.BrokerConnection;
import dev.passerby.standalone.settings.Settings;
import dev.passerby.wire.event.CloudEvent;
import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code passerby events}: what was seen, as a person or a program reads it. */
@Command(name = "events", description = "Prints recognition events.", mixinStandardHelpOptions = true)
final class EventsCommand implements Callable<Integer> {

    @Mixin
    private final SettingsOptions options = new SettingsOptions();

    @Option(names = "--follow", description = "Wait for events to come, until interrupted.")
    private boolean follow;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description =
                    "Begin here: an instant such as 2026-05-01T08:00:00Z, or how long ago, such as 90s, 10m, 2h, 3d."
                            + " Default: the beginning, or now with --follow.")
    private @Nullable String since;

    @Option(names = "--json", description = "One CloudEvent a line, in structured JSON.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Settings settings = options.settings();
        Instant first = since == null ? (follow ? Instant.now() : Instant.EPOCH) : instant(since, Instant.now());
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        try (BrokerConnection broker = BrokerConnection.toRunning(settings)) {
            new EventTopic(broker.bootstrapServers(), settings.topics())
                    .read(first, follow, () -> !out.checkError(), event -> print(out, event));
        }
        return CommandLineTool.done();
    }

    private void print(PrintWriter out, CloudEvent event) {
        out.println(json ? event.toJsonLine() : EventLine.of(event));
        out.flush();
    }

    static Instant instant(String text, Instant now) {
        try {
            if (text.matches("\\d+[smhdSMHD]")) {
                String iso = text.toUpperCase(Locale.ROOT);
                return now.minus(Duration.parse(iso.endsWith("D") ? "P" + iso : "PT" + iso));
            }
            return text.startsWith("P") ? now.minus(Duration.parse(text)) : Instant.parse(text);
        } catch (DateTimeException | ArithmeticException e) {
            throw new BadInputException(
                    "--since must be an instant such as 2026-05-01T08:00:00Z or how long ago, such as 10m, got '" + text
                            + "'",
                    e);
        }
    }
}
