package dev.passerby.standalone.commands;

import dev.passerby.bridges.Bridges;
import dev.passerby.client.erasure.Expiry;
import dev.passerby.standalone.broker.BrokerConnection;
import dev.passerby.standalone.console.RunningConsole;
import dev.passerby.standalone.live.Interruption;
import dev.passerby.standalone.privacy.Privacy;
import dev.passerby.standalone.settings.Settings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code passerby console}: the console alone, for an installation whose other parts run elsewhere. */
@Command(
        name = "console",
        description = "Runs only the console, for a broker that runs already, until interrupted.",
        mixinStandardHelpOptions = true)
final class ConsoleCommand implements Callable<Integer> {

    private static final Duration UNTIL_INTERRUPTED = Duration.ofHours(1);

    @Mixin
    private final SettingsOptions options = new SettingsOptions();

    @Option(
            names = "--admin-key-file",
            paramLabel = "FILE",
            description = "Where the first start puts the admin key, for this user alone; without it standard error.")
    private @Nullable Path keyFile;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = options.settings();
        Interruption interruption = Interruption.ofThisProcess();
        PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
        try (BrokerConnection broker = BrokerConnection.toRunning(settings);
                Bridges bridges = Bridges.start(
                        settings.bridges(), broker.bootstrapServers(), settings.topics(), System.getenv());
                RunningConsole console = RunningConsole.start(settings, broker.bootstrapServers());
                Expiry expiry = Privacy.expiry(settings, broker.bootstrapServers())) {
            Privacy.sealPlain(settings, broker.bootstrapServers());
            console.announce(err, keyFile);
            while (!interruption.await(UNTIL_INTERRUPTED)) {
                // Asked again: a wait has an end, the console has none.
            }
        }
        return CommandLineTool.done();
    }
}
