package dev.passerby.standalone.commands;

import dev.passerby.bridges.Bridges;
import dev.passerby.client.erasure.Expiry;
import dev.passerby.client.topics.EventTopic;
import dev.passerby.standalone.OperationFailedException;
import dev.passerby.standalone.console.RunningConsole;
import dev.passerby.standalone.live.Interruption;
import dev.passerby.standalone.live.LiveSystem;
import dev.passerby.standalone.privacy.Privacy;
import dev.passerby.standalone.settings.Settings;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code passerby run}: one machine, real cameras, until interrupted. */
@Command(
        name = "run",
        description =
                "Runs broker, ingest, job, console and bridges on this machine until interrupted, and prints what is seen.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

    @Mixin
    private final SettingsOptions options = new SettingsOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Settings settings = options.settings();
        Interruption interruption = Interruption.ofThisProcess();
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Instant began = Instant.now();
        try (LiveSystem live = LiveSystem.startWithIngestApart(settings);
                Bridges bridges =
                        Bridges.start(settings.bridges(), live.bootstrapServers(), settings.topics(), System.getenv());
                RunningConsole console =
                        settings.hasConsole() ? RunningConsole.start(settings, live.bootstrapServers()) : null;
                Expiry expiry = Privacy.expiry(settings, live.bootstrapServers())) {
            err.println("Passerby runs; its broker is at " + live.bootstrapServers()
                    + ". Attach cameras with './passerby camera add ID URL', people with './passerby person add NAME"
                    + " PHOTO'. Ctrl-C ends it.");
            if (console != null) {
                console.announce(err);
                console.watch(live.job());
            }
            new EventTopic(live.bootstrapServers(), settings.topics())
                    .read(began, true, () -> !interruption.requested() && live.failure() == null, event -> {
                        out.println(EventLine.of(event));
                        out.flush();
                    });
            Throwable failure = live.failure();
            if (failure != null) {
                throw new OperationFailedException("Passerby cannot go on: " + failure.getMessage(), failure);
            }
            err.println("ending …");
        }
        return CommandLineTool.done();
    }
}
