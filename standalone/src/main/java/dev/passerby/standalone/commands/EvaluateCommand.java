package dev.passerby.standalone.commands;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code passerby evaluate}: how good recognition is, measured on data whose truth is known. */
@Command(
        name = "evaluate",
        description = "Measures how good recognition is on data whose truth is known.",
        mixinStandardHelpOptions = true,
        subcommands = {
            EvaluateLfwCommand.class,
            EvaluateDetectionCommand.class,
            EvaluateWatchlistCommand.class,
            EvaluateEmbedderCommand.class
        })
final class EvaluateCommand implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(),
                "say what to evaluate: evaluate lfw, evaluate detection, evaluate watchlist or evaluate embedder");
    }
}
