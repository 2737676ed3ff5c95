package dev.passerby.standalone.commands;

import dev.passerby.benchmarks.calibration.Calibration;
import dev.passerby.benchmarks.calibration.CalibrationFindings;
import dev.passerby.benchmarks.calibration.CalibrationPage;
import dev.passerby.benchmarks.calibration.GalleryPeople;
import dev.passerby.benchmarks.calibration.Stranger;
import dev.passerby.benchmarks.calibration.StrangerPhotos;
import dev.passerby.benchmarks.photos.PictureFiles;
import dev.passerby.client.topics.GalleryTopic;
import dev.passerby.models.progress.ProgressBar;
import dev.passerby.standalone.BadInputException;
import dev.passerby.standalone.broker.BrokerConnection;
import dev.passerby.standalone.pictures.StillVision;
import dev.passerby.standalone.settings.Settings;
import dev.passerby.vision.alignment.AlignedCrop;
import dev.passerby.vision.matching.ImpostorReference;
import dev.passerby.wire.Json;
import dev.passerby.wire.gallery.GalleryEntry;
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
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code passerby calibrate}: the threshold that fits this gallery, who is too alike, which photos are no good. */
@Command(
        name = "calibrate",
        description = "Finds the threshold that fits the enrolled people, who is too alike, and which photos are poor.",
        mixinStandardHelpOptions = true)
final class CalibrateCommand implements Callable<Integer> {

    /** The smallest face searched for in a stranger's photo, in pixels. */
    private static final double MIN_FACE = 20;

    /** The reference's rate at the standard threshold: whoever wishes for nothing else gets what is the default anyway. */
    static final String STANDARD_RATE = "6e-5";

    @Option(
            names = "--far",
            paramLabel = "RATE",
            defaultValue = STANDARD_RATE,
            description = "How many of a stranger's comparisons with one photo may pass (default: ${DEFAULT-VALUE}, the"
                    + " rate of the standard threshold).")
    private double falseAcceptRate;

    @Option(
            names = "--strangers",
            paramLabel = "DIR",
            description = "Photos of people who are not enrolled; a sub-folder is one person.")
    private @Nullable Path strangers;

    @Option(names = "--report", paramLabel = "FILE.html", description = "Also writes a page with plots.")
    private @Nullable Path report;

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        if (!(falseAcceptRate >= ImpostorReference.LEAST_RATE && falseAcceptRate <= ImpostorReference.MOST_RATE)) {
            throw new BadInputException("--far must be from " + ImpostorReference.LEAST_RATE + " to "
                    + ImpostorReference.MOST_RATE + ", where there are measurements, got " + falseAcceptRate);
        }
        ReportFile page = ReportFile.of(report);
        List<Path> files = strangers == null ? List.of() : pictures(strangers);
        Settings settings = options.settings();
        CalibrationFindings findings;
        try (StillVision vision = StillVision.open(MIN_FACE)) {
            GalleryPeople gallery = GalleryPeople.of(entries(settings), vision.model(), AlignedCrop.KIND);
            findings = new Calibration(falseAcceptRate, settings.matching()).of(gallery, look(files, vision));
        }
        page.write(() -> CalibrationPage.of(findings).html());
        PrintWriter out = commandLine().getOut();
        out.println(json ? Json.line(Json.tree(findings.result())) : CalibrationText.of(findings.result()));
        out.flush();
        return CommandLineTool.done();
    }

    private static List<GalleryEntry> entries(Settings settings) {
        try (BrokerConnection broker = BrokerConnection.open(settings)) {
            return new GalleryTopic(broker.bootstrapServers(), settings.topics(), settings.safe()).entries();
        }
    }

    private List<Stranger> look(List<Path> files, StillVision vision) {
        if (files.isEmpty()) {
            return List.of();
        }
        StrangerPhotos photos;
        try (ProgressBar progress = ProgressBar.onStandardError()) {
            photos = StrangerPhotos.look(
                    Objects.requireNonNull(strangers),
                    files,
                    vision.networks(),
                    Runtime.getRuntime().availableProcessors(),
                    progress);
        }
        photos.unusable().forEach(line -> commandLine().getErr().println(line + "; left out"));
        return photos.strangers();
    }

    private static List<Path> pictures(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new BadInputException("--strangers must name a folder of photos, got " + folder);
        }
        try {
            List<Path> files = PictureFiles.under(folder);
            if (files.isEmpty()) {
                throw new BadInputException("--strangers must name a folder of photos, but " + folder
                        + " holds no JPEG, PNG, WebP or BMP file");
            }
            return files;
        } catch (IOException e) {
            throw new BadInputException(folder + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private CommandLine commandLine() {
        return Objects.requireNonNull(spec).commandLine();
    }
}
