package dev.passerby.standalone.commands;

import dev.passerby.benchmarks.boxes.AnnotatedPicture;
import dev.passerby.benchmarks.boxes.BoxesFile;
import dev.passerby.benchmarks.boxes.MalformedBoxes;
import dev.passerby.benchmarks.detection.AnnotatedFolder;
import dev.passerby.benchmarks.detection.DetectionEvaluation;
import dev.passerby.benchmarks.detection.DetectionFindings;
import dev.passerby.models.progress.ProgressBar;
import dev.passerby.standalone.BadInputException;
import dev.passerby.standalone.pictures.StillVision;
import dev.passerby.vision.detection.DetectionSettings;
import dev.passerby.wire.Json;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code passerby evaluate detection}: how well faces are found, against boxes that people drew. */
@Command(
        name = "detection",
        description = "Measures how well faces are found against annotated boxes, and what settings cost and bring.",
        mixinStandardHelpOptions = true)
final class EvaluateDetectionCommand implements Callable<Integer> {

    @Option(names = "--images", paramLabel = "DIR", required = true, description = "The folder of pictures.")
    private Path images = Path.of("");

    @Option(
            names = "--boxes",
            paramLabel = "FILE",
            required = true,
            description = "The annotated faces, in WIDER FACE's text format.")
    private Path boxes = Path.of("");

    @Option(
            names = "--min-face",
            paramLabel = "N",
            defaultValue = "20",
            description = "The smallest face searched for, in pixels (default: ${DEFAULT-VALUE}).")
    private double minFace;

    @Option(
            names = "--thresholds",
            paramLabel = "P,R,O",
            split = ",",
            defaultValue = "0.6,0.7,0.7",
            description = "The thresholds of the three networks (default: ${DEFAULT-VALUE}).")
    private List<Double> thresholds = List.of();

    @Option(
            names = "--factor",
            paramLabel = "F",
            defaultValue = "0.709",
            description = "How much smaller each level of the pyramid is (default: ${DEFAULT-VALUE}).")
    private double factor;

    @Option(
            names = "--iou",
            paramLabel = "X",
            defaultValue = "0.5",
            description =
                    "The overlap from which a box finds a face, intersection over union (default: ${DEFAULT-VALUE}).")
    private double iou;

    @Option(
            names = "--ignore-below",
            paramLabel = "N",
            defaultValue = "0",
            description = "Annotated faces smaller than this, in pixels, are neither missed nor false alarms"
                    + " (default: ${DEFAULT-VALUE}, every face counts).")
    private double ignoreBelow;

    @Option(
            names = "--sweep",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Compares other settings with these (default: it does).")
    private boolean sweep;

    @Option(
            names = "--sweep-pictures",
            paramLabel = "N",
            defaultValue = "100",
            description = "The most pictures that settings are compared over (default: ${DEFAULT-VALUE}).")
    private int sweepPictures;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Pictures at a time (default: one for each processor).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Option(names = "--report", paramLabel = "FILE.html", description = "Also writes a page with charts and pictures.")
    private @Nullable Path report;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        DetectionSettings settings = settings();
        double leastIou = leastIou();
        int most = sweep ? atLeast(1, "--sweep-pictures", sweepPictures) : 0;
        int workers = atLeast(1, "--threads", threads);
        ReportFile page = ReportFile.of(report);
        DetectionEvaluation evaluation = new DetectionEvaluation(folder(), settings, leastIou, workers, most);
        DetectionFindings findings = run(evaluation);
        PrintWriter err = commandLine().getErr();
        findings.unreadable().forEach(err::println);
        page.write(() -> findings.page().html());
        PrintWriter out = commandLine().getOut();
        out.println(json ? Json.line(Json.tree(findings.result())) : DetectionText.of(findings.result()));
        out.flush();
        return CommandLineTool.done();
    }

    private DetectionFindings run(DetectionEvaluation evaluation) {
        try (StillVision vision = StillVision.open(minFace);
                ProgressBar progress = ProgressBar.onStandardError()) {
            return evaluation.run(vision.networks()::detect, progress);
        }
    }

    private AnnotatedFolder folder() {
        AnnotatedFolder folder;
        try {
            folder = new AnnotatedFolder(
                    images,
                    BoxesFile.read(boxes).stream()
                            .map(picture -> picture.countingFrom(ignoreBelow))
                            .toList());
        } catch (MalformedBoxes e) {
            throw new BadInputException(String.valueOf(e.getMessage()), e);
        }
        if (!Files.isDirectory(images)) {
            throw new BadInputException("--images must name a folder, got " + images);
        }
        List<AnnotatedPicture> missing = folder.missing();
        if (!missing.isEmpty()) {
            throw new BadInputException(
                    missing.size() + " of the " + folder.pictures().size() + " pictures in " + boxes + " are not in "
                            + images + ", first " + missing.get(0).path());
        }
        return folder;
    }

    private DetectionSettings settings() {
        if (thresholds.size() != 3) {
            throw wrong("--thresholds must be three numbers such as 0.6,0.7,0.7, got " + thresholds);
        }
        if (!(minFace >= 12 && minFace <= 10_000)) {
            throw wrong("--min-face must be a number of pixels from 12 to 10000, got " + minFace);
        }
        try {
            return new DetectionSettings(minFace, thresholds.get(0), thresholds.get(1), thresholds.get(2), factor);
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private double leastIou() {
        if (!(iou > 0 && iou <= 1)) {
            throw wrong("--iou must be above 0 and at most 1, got " + iou);
        }
        return iou;
    }

    private int atLeast(int least, String option, int value) {
        if (value < least) {
            throw wrong(option + " must be at least " + least + ", got " + value);
        }
        return value;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(commandLine(), message);
    }

    private CommandLine commandLine() {
        return Objects.requireNonNull(spec).commandLine();
    }
}
