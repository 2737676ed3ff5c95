package dev.passerby.deploy.manifests;

import dev.passerby.console.Console;
import dev.passerby.standalone.Passerby;
import dev.passerby.standalone.commands.CommandLineTool;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/**
 * The words that a console's process begins with, read by the command line itself.
 *
 * @param java the options of its JVM, in a row
 * @param configuration its file
 * @param adminKeyFile where its first key is handed over
 */
public record ConsoleWords(String java, String configuration, String adminKeyFile) {

    /**
     * Reads them.
     *
     * @throws RuntimeException for a word that the command line does not know, and for another command than {@code console}
     */
    public static ConsoleWords read(List<String> words) {
        int main = words.indexOf(Passerby.class.getName());
        if (main < 0) {
            throw new IllegalArgumentException("no command line is started by " + words);
        }
        ParseResult console = new CommandLine(CommandLineTool.class)
                .parseArgs(words.subList(main + 1, words.size()).toArray(String[]::new))
                .subcommand();
        if (console == null || !console.commandSpec().name().equals("console")) {
            throw new IllegalArgumentException("no console is started by " + words);
        }
        return new ConsoleWords(
                String.join(" ", words.subList(1, main)),
                given(console, "--config"),
                given(console, "--admin-key-file"));
    }

    /** Whether anybody may ask a path of the console, as its own description says. */
    public static boolean anybodyMayAsk(String path) {
        try (InputStream description = Objects.requireNonNull(
                Console.class.getResourceAsStream("description/openapi.yaml"), "the console's description")) {
            return StrictYaml.documents(new String(description.readAllBytes(), StandardCharsets.UTF_8))
                    .get(0)
                    .path("paths")
                    .path(path)
                    .at("/get/x-role")
                    .asText()
                    .equals("nothing");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String given(ParseResult console, String option) {
        return Objects.requireNonNull(console.matchedOption(option), option + " is not given")
                .getValue()
                .toString();
    }
}
