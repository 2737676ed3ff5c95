package dev.passerby.standalone.commands;

import dev.passerby.benchmarks.lfw.LfwEvaluation;
import dev.passerby.benchmarks.lfw.LfwFindings;
import dev.passerby.benchmarks.lfw.LfwPage;
import dev.passerby.benchmarks.lfw.MalformedPairs;
import dev.passerby.benchmarks.lfw.Variant;
import dev.passerby.models.progress.ProgressBar;
import dev.passerby.standalone.BadInputException;
import dev.passerby.standalone.pictures.StillVision;
import dev.passerby.wire.Json;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code passerby evaluate lfw}: verification accuracy on Labeled Faces in the Wild. */
@Command(
        name = "lfw",
        description = "Measures verification accuracy on Labeled Faces in the Wild, by its protocol.",
        mixinStandardHelpOptions = true)
final class EvaluateLfwCommand implements Callable<Integer> {

    /** The smallest face searched for, in pixels. */
    private static final double MIN_FACE = 20;

    @Option(
            names = "--images",
            paramLabel = "DIR",
            required = true,
            description = "The folder that holds a folder for each person.")
    private Path images = Path.of("");

    @Option(names = "--pairs", paramLabel = "FILE", required = true, description = "The protocol's pairs.txt.")
    private Path pairs = Path.of("");

    @Option(names = "--folds", paramLabel = "LIST", description = "Folds such as 1-5 or 1,3 (default: all).")
    private String folds = "";

    @Option(
            names = "--variant",
            paramLabel = "NAME",
            defaultValue = "STILLS",
            description = "How faces become points: stills as photos are enrolled, frames as the job sees a frame, or"
                    + " job, a frame against an enrolled photo (default: stills).")
    private Variant variant = Variant.STILLS;

    @Mixin
    private EmbedderOptions embedders = new EmbedderOptions();

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Pictures at a time (default: one for each processor).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Option(
            names = "--report",
            paramLabel = "FILE.html",
            description = "Also writes a page with curves, histograms and the pairs judged wrongly.")
    private @Nullable Path report;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        if (threads < 1) {
            throw new ParameterException(commandLine(), "--threads must be at least 1, got " + threads);
        }
        ReportFile page = ReportFile.of(report);
        LfwEvaluation evaluation = evaluation();
        LfwFindings findings;
        try (StillVision frames = embedders.frames(MIN_FACE);
                StillVision photos = embedders.photos(MIN_FACE);
                ProgressBar progress = ProgressBar.onStandardError()) {
            findings = evaluation.run(frames.networks(), photos.networks(), threads, progress);
        }
        page.write(() -> LfwPage.of(findings).html());
        PrintWriter out = commandLine().getOut();
        out.println(json ? Json.line(Json.tree(findings.result())) : LfwText.of(findings.result()));
        out.flush();
        return CommandLineTool.done();
    }

    private LfwEvaluation evaluation() {
        if (!Files.isDirectory(images)) {
            throw new BadInputException("--images must name a folder, got " + images);
        }
        try {
            return LfwEvaluation.of(images, pairs, folds, variant);
        } catch (MalformedPairs e) {
            throw new BadInputException(String.valueOf(e.getMessage()), e);
        }
    }

    private CommandLine commandLine() {
        return Objects.requireNonNull(spec).commandLine();
    }
}
