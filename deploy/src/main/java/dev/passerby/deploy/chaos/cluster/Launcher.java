package dev.passerby.deploy.chaos.cluster;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The product's own command line, as whoever runs the cluster uses it.
 *
 * @param script {@code passerby}
 */
public record Launcher(Path script) {

    /** A command's end. */
    public record Ended(int status, String said) {}

    /** Runs a command to its end. */
    public Ended run(String... words) throws InterruptedException {
        Process process = begin(ProcessBuilder.Redirect.PIPE, true, words);
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            String said = String.join("\n", output.lines().toList());
            return new Ended(process.waitFor(), said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a command that goes on until it is destroyed; its standard output is for the caller to read. */
    public Process start(Path errors, String... words) {
        return begin(ProcessBuilder.Redirect.appendTo(errors.toFile()), false, words);
    }

    private Process begin(ProcessBuilder.Redirect errors, boolean together, String... words) {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        Stream.of(words).forEach(command::add);
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(together)
                    .redirectError(errors)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("starting " + script, e);
        }
    }
}
