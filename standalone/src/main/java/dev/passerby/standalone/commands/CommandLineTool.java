package dev.passerby.standalone.commands;

import dev.passerby.client.BrokerException;
import dev.passerby.models.ModelException;
import dev.passerby.standalone.BadInputException;
import dev.passerby.standalone.OperationFailedException;
import dev.passerby.vision.photos.UnfitPhotosException;
import dev.passerby.vision.picture.PictureException;
import java.io.PrintWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code passerby}: the root of the command line, and the one place where a failure becomes a line and an exit code. */
@Command(
        name = "passerby",
        description = "Watches IP cameras and says who passes by.",
        mixinStandardHelpOptions = true,
        version = "Passerby 0.1.0",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:the operation failed", "2:the input cannot be used"},
        subcommands = {
            DemoCommand.class,
            RunCommand.class,
            ConsoleCommand.class,
            CameraCommand.class,
            SimulateCommand.class,
            PersonCommand.class,
            EventsCommand.class,
            AuditCommand.class,
            CompareCommand.class,
            DetectCommand.class,
            EmbedCommand.class,
            ClusterCommand.class,
            EvaluateCommand.class,
            CalibrateCommand.class,
            BenchCommand.class,
        })
public final class CommandLineTool implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(CommandLineTool.class);

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int BAD_INPUT = 2;

    @CommandLine.Spec
    private CommandLine.Model.@org.jspecify.annotations.Nullable CommandSpec spec;

    /** Runs one command and returns its exit code; never throws. */
    public static int run(String... arguments) {
        return execute(new CommandLine(new CommandLineTool()), arguments);
    }

    /** The same with its output caught. */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return execute(new CommandLine(new CommandLineTool()).setOut(out).setErr(err), arguments);
    }

    private static int execute(CommandLine commandLine, String... arguments) {
        return commandLine
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(CommandLineTool::badArguments)
                .setExecutionExceptionHandler(CommandLineTool::failed)
                .execute(arguments);
    }

    @Override
    public void run() {
        throw new ParameterException(
                java.util.Objects.requireNonNull(spec).commandLine(), "name a command; see './passerby --help'");
    }

    private static int badArguments(ParameterException e, String[] arguments) {
        PrintWriter err = e.getCommandLine().getErr();
        StringBuilder line = new StringBuilder(oneLine(e));
        if (e instanceof UnmatchedArgumentException unmatched) {
            java.util.List<String> similar = unmatched.getSuggestions();
            if (!similar.isEmpty()) {
                line.append("; did you mean ").append(similar.get(0)).append('?');
            }
        }
        if (!line.toString().contains("--help")) {
            line.append("; see './")
                    .append(e.getCommandLine().getCommandSpec().qualifiedName())
                    .append(" --help'");
        }
        err.println(line);
        return BAD_INPUT;
    }

    private static int failed(Exception e, CommandLine command, CommandLine.ParseResult arguments) {
        boolean expected = true;
        int code = FAILED;
        if (e instanceof BadInputException || e instanceof PictureException || e instanceof UnfitPhotosException) {
            code = BAD_INPUT;
        } else if (!isFailure(e)) {
            expected = false;
        }
        command.getErr().println(expected ? oneLine(e) : "unexpected failure: " + oneLine(e));
        if (!expected) {
            LOG.error("unexpected failure in '{}'", command.getCommandSpec().qualifiedName(), e);
        }
        return code;
    }

    private static boolean isFailure(Exception e) {
        return e instanceof OperationFailedException || e instanceof BrokerException || e instanceof ModelException;
    }

    private static String oneLine(Throwable e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message.strip().replaceAll("\\s*\\R\\s*", " ");
    }

    /** The exit code of a command that did its work. */
    static int done() {
        return DONE;
    }

    /** The exit code of a command whose input could not be used. */
    static int badInput() {
        return BAD_INPUT;
    }

    /** The exit code of a command that tried and could not. */
    static int couldNot() {
        return FAILED;
    }
}
