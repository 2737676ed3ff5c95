package dev.passerby.standalone.commands;

import dev.passerby.standalone.BadInputException;
import dev.passerby.standalone.OperationFailedException;
import dev.passerby.standalone.demo.Demo;
import dev.passerby.standalone.live.Interruption;
import dev.passerby.standalone.settings.Settings;
import dev.passerby.standalone.settings.SettingsFile;
import dev.passerby.wire.event.CloudEvent;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code passerby demo}: the whole system before simulated cameras. */
@Command(
        name = "demo",
        description =
                "Runs everything before simulated cameras, enrols four people from one photo each, and prints events.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

    /** The port that README's examples name. */
    private static final int USUAL_PORT = 9092;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "Stop after so many seconds and print a summary; without it, run until interrupted.")
    private @Nullable Integer seconds;

    @Option(names = "--events", paramLabel = "FILE", description = "Also write every event to a file, one JSON a line.")
    private @Nullable Path eventsFile;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var commandLine = Objects.requireNonNull(spec).commandLine();
        if (seconds != null && seconds < 1) {
            throw new ParameterException(commandLine, "--seconds must be 1 or more, got " + seconds);
        }
        Interruption interruption = Interruption.ofThisProcess();
        Path folder = ScratchFolder.make("passerby-demo");
        try (BufferedWriter events = open(eventsFile)) {
            Settings settings = SettingsFile.read(null, System.getenv()).apart(folder, usualOrFreePort());
            return play(settings, interruption, events, commandLine.getOut(), commandLine.getErr());
        } catch (IOException | UncheckedIOException e) {
            throw new OperationFailedException("cannot write " + eventsFile + ": " + e.getMessage(), e);
        } finally {
            ScratchFolder.delete(folder);
        }
    }

    private int play(
            Settings settings, Interruption interruption, BufferedWriter events, PrintWriter out, PrintWriter err) {
        try (Demo demo = Demo.start(settings)) {
            err.println("Cameras " + String.join(", ", demo.cameras()) + " are on; " + String.join(", ", demo.people())
                    + " are enrolled from one photo each. Subscribe at " + demo.bootstrapServers() + ", topic "
                    + settings.topics().events() + ". Ctrl-C ends it.");
            demo.play(running(interruption), event -> {
                out.println(EventLine.of(event) + demo.correction(event));
                out.flush();
                write(events, event);
            });
            out.println();
            out.println(demo.summary());
            out.flush();
            if (!demo.good()) {
                err.println("the demonstration failed: nobody was recognised, or somebody was named wrongly");
                return CommandLineTool.couldNot();
            }
            return CommandLineTool.done();
        }
    }

    private BooleanSupplier running(Interruption interruption) {
        if (seconds == null) {
            return () -> !interruption.requested();
        }
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        return () -> !interruption.requested() && System.nanoTime() < end;
    }

    private static BufferedWriter open(@Nullable Path file) throws IOException {
        if (file == null) {
            return new BufferedWriter(java.io.Writer.nullWriter());
        }
        try {
            return Files.newBufferedWriter(file);
        } catch (IOException e) {
            throw new BadInputException("--events " + file + " cannot be written; does its folder exist?", e);
        }
    }

    private static void write(BufferedWriter events, CloudEvent event) {
        try {
            events.write(event.toJsonLine());
            events.newLine();
            events.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int usualOrFreePort() {
        try (ServerSocket socket = new ServerSocket(USUAL_PORT, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            return 0;
        }
    }
}
