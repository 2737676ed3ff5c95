package dev.passerby.standalone.commands;

import dev.passerby.benchmarks.watchlist.MalformedWatchlist;
import dev.passerby.benchmarks.watchlist.StillChoice;
import dev.passerby.benchmarks.watchlist.Variant;
import dev.passerby.benchmarks.watchlist.Watchlist;
import dev.passerby.benchmarks.watchlist.WatchlistEvaluation;
import dev.passerby.benchmarks.watchlist.WatchlistFindings;
import dev.passerby.benchmarks.watchlist.WatchlistPage;
import dev.passerby.benchmarks.watchlist.WatchlistSettings;
import dev.passerby.ingest.sample.MotionSettings;
import dev.passerby.models.progress.ProgressBar;
import dev.passerby.standalone.BadInputException;
import dev.passerby.standalone.pictures.StillVision;
import dev.passerby.vision.tracking.TrackingRules;
import dev.passerby.wire.Json;
import java.io.IOException;
import java.io.PrintWriter;
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

/** {@code passerby evaluate watchlist}: who is named on video, rightly and wrongly, with strangers among them. */
@Command(
        name = "watchlist",
        description = "Enrols people by one photo each, searches their other clips and a stranger's, everyone in turn"
                + " being the stranger, and counts who is named.",
        mixinStandardHelpOptions = true)
final class EvaluateWatchlistCommand implements Callable<Integer> {

    /** The smallest face looked for in a photo, in pixels; frames have an option of their own. */
    private static final double MIN_FACE_OF_PHOTO = 20;

    @Option(
            names = "--media",
            paramLabel = "DIR",
            required = true,
            description =
                    "A folder for each person, with videos, photos, or folders of photos that are one track each.")
    private Path media = Path.of("");

    @Option(
            names = "--people",
            paramLabel = "FILE",
            description = "Says instead which files in DIR show whom, a line 'NAME: file file …' for each person.")
    private @Nullable Path people;

    @Option(
            names = "--enrol",
            paramLabel = "DIR",
            description = "Photos to enrol by, named by person, instead of frames of the clips.")
    private @Nullable Path enrolment;

    @Option(
            names = "--stills",
            paramLabel = "WHICH",
            defaultValue = "best",
            description =
                    "Which frame of a clip enrols: best, first, middle, or all in turn (default: ${DEFAULT-VALUE}).")
    private StillChoice stills = StillChoice.BEST;

    @Option(
            names = "--variant",
            paramLabel = "NAME",
            defaultValue = "job",
            description =
                    "How photos become points: job, by six crops as the product enrols them, or frames, by one crop"
                            + " (default: ${DEFAULT-VALUE}).")
    private Variant variant = Variant.JOB;

    @Option(
            names = "--fps",
            paramLabel = "N",
            defaultValue = "5",
            description = "Frames a second taken from videos (default: ${DEFAULT-VALUE}).")
    private double fps;

    @Option(
            names = "--every-frame",
            description = "Also looks at those frames in which nothing has moved, which ingest leaves out.")
    private boolean everyFrame;

    @Option(
            names = "--min-face",
            paramLabel = "N",
            defaultValue = "40",
            description = "The smallest face looked for in frames, in pixels (default: ${DEFAULT-VALUE}).")
    private double minFace;

    @Option(
            names = "--threshold",
            paramLabel = "D",
            description = "The distance below which a picture votes for a person (default: the job's).")
    private @Nullable Double threshold;

    @Option(
            names = "--trials",
            paramLabel = "N",
            defaultValue = "60",
            description = "The most choices of enrolment against each stranger (default: ${DEFAULT-VALUE}).")
    private int trials;

    @Mixin
    private EmbedderOptions embedders = new EmbedderOptions();

    @Option(names = "--threads", paramLabel = "N", description = "Clips at a time (default: one for each processor).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Option(
            names = "--report",
            paramLabel = "FILE.html",
            description = "Also writes a page with curves, tables and the faces that were missed or wrongly named.")
    private @Nullable Path report;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        WatchlistSettings settings = settings();
        ReportFile page = ReportFile.of(report);
        WatchlistFindings findings = run(new WatchlistEvaluation(watchlist(), settings));
        findings.refusals().forEach(commandLine().getErr()::println);
        page.write(() -> WatchlistPage.of(findings).html());
        PrintWriter out = commandLine().getOut();
        out.println(json ? Json.line(Json.tree(findings.result())) : WatchlistText.of(findings.result()));
        out.flush();
        return CommandLineTool.done();
    }

    private WatchlistFindings run(WatchlistEvaluation evaluation) {
        try (StillVision frames = embedders.frames(MIN_FACE_OF_PHOTO);
                StillVision photos = embedders.photos(MIN_FACE_OF_PHOTO);
                ProgressBar progress = ProgressBar.onStandardError()) {
            return evaluation.run(frames.networks(), photos.networks(), progress);
        } catch (IOException e) {
            throw new BadInputException(String.valueOf(e.getMessage()), e);
        }
    }

    private WatchlistSettings settings() {
        try {
            TrackingRules rules = threshold == null
                    ? TrackingRules.STANDARD
                    : WatchlistSettings.atThreshold(threshold, TrackingRules.STANDARD);
            return new WatchlistSettings(
                    fps,
                    everyFrame ? MotionSettings.EVERY_PICTURE : MotionSettings.STANDARD,
                    minFace,
                    stills,
                    variant,
                    rules,
                    trials,
                    threads);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private Watchlist watchlist() {
        try {
            return Watchlist.find(media, people, enrolment);
        } catch (MalformedWatchlist e) {
            throw new BadInputException(String.valueOf(e.getMessage()), e);
        }
    }

    private CommandLine commandLine() {
        return Objects.requireNonNull(spec).commandLine();
    }
}
