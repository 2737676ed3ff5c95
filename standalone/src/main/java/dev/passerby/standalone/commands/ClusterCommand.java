package dev.passerby.standalone.commands;

import dev.passerby.benchmarks.clustering.ContactSheet;
import dev.passerby.benchmarks.clustering.PhotoReader;
import dev.passerby.benchmarks.clustering.SeenPhoto;
import dev.passerby.benchmarks.clustering.SortedJson;
import dev.passerby.benchmarks.clustering.SortedPhotos;
import dev.passerby.benchmarks.photos.PictureFiles;
import dev.passerby.models.progress.ProgressBar;
import dev.passerby.standalone.BadInputException;
import dev.passerby.standalone.pictures.StillVision;
import dev.passerby.vision.clustering.GroupingRules;
import dev.passerby.wire.Json;
import java.io.IOException;
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
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code passerby cluster}: a folder of photos, grouped by person. */
@Command(
        name = "cluster",
        description = "Groups a folder of photos by person.",
        footer = {
            "",
            "Where the photos lie in folders named after people, it also prints how right the groups are: the share of",
            "pairs of photos put together that show one person, and the share of one person's pairs put together."
        },
        mixinStandardHelpOptions = true)
final class ClusterCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            paramLabel = "DIR",
            description = "A folder with JPEG, PNG, WebP or BMP pictures, also in folders within it.")
    private @Nullable Path folder;

    @Option(
            names = "--threshold",
            paramLabel = "D",
            description = "The distance below which two photos are one person, above 0 and below 2"
                    + " (default: ${DEFAULT-VALUE}). Less puts fewer strangers together, more fewer people apart.")
    private double threshold = GroupingRules.STANDARD_THRESHOLD;

    @Option(
            names = "--min-face",
            paramLabel = "N",
            defaultValue = "32",
            description = "The smallest face searched for, in pixels (default: ${DEFAULT-VALUE}).")
    private double minFace;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            defaultValue = "passerby-cluster.html",
            description = "Where the contact sheet is written (default: ${DEFAULT-VALUE}).")
    private Path report = Path.of("");

    @Option(names = "--json", description = "One JSON object: groups, single, withoutFace, unreadable, pairwise, ….")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        GroupingRules rules = rules();
        ReportFile page = ReportFile.of(report);
        Path root = Objects.requireNonNull(folder);
        List<Path> files = files(root);
        long beganNanos = System.nanoTime();
        SortedPhotos sorted = SortedPhotos.of(root, look(files), rules);
        double seconds = (System.nanoTime() - beganNanos) / 1e9;
        page.write(() -> ContactSheet.of(root, sorted).html());
        PrintWriter out = commandLine().getOut();
        if (json) {
            commandLine().getErr().println("contact sheet: " + report);
            out.println(Json.line(Json.tree(SortedJson.of(sorted, seconds))));
        } else {
            out.print(ClusterText.of(root, sorted, seconds));
            out.println("contact sheet: " + report);
        }
        out.flush();
        return CommandLineTool.done();
    }

    private List<SeenPhoto> look(List<Path> files) throws InterruptedException {
        try (StillVision vision = StillVision.open(minFace);
                ProgressBar progress = ProgressBar.onStandardError()) {
            return PhotoReader.with(vision.networks()).read(files, progress);
        }
    }

    private GroupingRules rules() {
        if (!(threshold > 0 && threshold < 2)) {
            throw wrong("--threshold must be a distance above 0 and below 2, got " + threshold);
        }
        if (!(minFace >= 12 && minFace <= 10_000)) {
            throw wrong("--min-face must be a number of pixels from 12 to 10000, got " + minFace);
        }
        return new GroupingRules(threshold);
    }

    private static List<Path> files(Path root) {
        if (!Files.isDirectory(root)) {
            throw new BadInputException(root + (Files.exists(root) ? " is not a folder" : ": there is no such folder")
                    + "; name a folder of photos");
        }
        try {
            List<Path> files = PictureFiles.under(root);
            if (files.isEmpty()) {
                throw new BadInputException(root + " holds no picture: no file in it ends in jpg, png, webp or bmp");
            }
            return files;
        } catch (IOException e) {
            throw new BadInputException(root + " cannot be read; check its permissions", e);
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(commandLine(), message);
    }

    private CommandLine commandLine() {
        return Objects.requireNonNull(spec).commandLine();
    }
}
