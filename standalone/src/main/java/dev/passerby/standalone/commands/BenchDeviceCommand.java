package dev.passerby.standalone.commands;

import static dev.passerby.standalone.commands.Range.require;
import static dev.passerby.standalone.commands.Range.requireEach;

import dev.passerby.benchmarks.speed.BenchPictures;
import dev.passerby.benchmarks.speed.BenchSettings;
import dev.passerby.benchmarks.speed.device.DeviceCheck;
import dev.passerby.benchmarks.speed.device.DeviceFindings;
import dev.passerby.benchmarks.speed.device.DeviceSettings;
import dev.passerby.benchmarks.speed.device.DeviceTable;
import dev.passerby.models.CacheFolder;
import dev.passerby.models.ModelStore;
import dev.passerby.models.demo.DemoPerson;
import dev.passerby.models.demo.DemoPictures;
import dev.passerby.models.progress.ProgressBar;
import dev.passerby.standalone.BadInputException;
import dev.passerby.standalone.OperationFailedException;
import dev.passerby.vision.inference.InferenceDevice;
import dev.passerby.vision.inference.InferenceException;
import dev.passerby.vision.picture.Picture;
import dev.passerby.vision.picture.PictureDecoder;
import dev.passerby.wire.Json;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code passerby bench gpu}: what a GPU makes of the networks, or the processor in its place. */
@Command(
        name = "gpu",
        description =
                "Measures a GPU: parity with the processor, faces, frames and cameras it serves, latency and memory.",
        mixinStandardHelpOptions = true)
final class BenchDeviceCommand implements Callable<Integer> {

    @Option(
            names = "--device",
            paramLabel = "DEVICE",
            defaultValue = "cuda",
            description = "cuda, cuda:NUMBER, or cpu in its place (default: ${DEFAULT-VALUE}).")
    private String device = "cuda";

    @Option(
            names = "--size",
            paramLabel = "WxH",
            split = ",",
            description = "Frames' sizes; the cameras have the first (default: 1280x720,1920x1080).")
    private List<String> sizes = List.of("1280x720", "1920x1080");

    @Option(
            names = "--batch",
            paramLabel = "N",
            split = ",",
            description = "Faces in one run of the embedding network (default: 1,8,32,64,128,256).")
    private List<Integer> batches = List.of(1, 8, 32, 64, 128, 256);

    @Option(
            names = "--callers",
            paramLabel = "N",
            split = ",",
            description =
                    "Threads that ask at once; cameras are served by the most of them (default: 1, the cores, and twice as many).")
    private @Nullable List<Integer> callers;

    @Option(
            names = "--fps",
            paramLabel = "N",
            split = ",",
            description = "Frames a second that a camera sends (default: 5,10).")
    private List<Integer> rates = List.of(5, 10);

    @Option(
            names = "--min-face",
            paramLabel = "N",
            defaultValue = "40",
            description = "The smallest face searched for in frames, in pixels (default: ${DEFAULT-VALUE}).")
    private double minFace;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "40",
            description = "Rounds of changing sizes and faces, for the memory (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "2",
            description = "How long each case is timed, after a warm-up of half of it (default: ${DEFAULT-VALUE}).")
    private double seconds;

    @Option(names = "--json", description = "One JSON object and nothing else.")
    private boolean json;

    @Option(names = "--report", paramLabel = "FILE", description = "Write the tables as Markdown.")
    private @Nullable Path report;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        DeviceSettings settings = settings();
        ReportFile page = ReportFile.of(report);
        DeviceFindings found = measure(settings);
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        out.print(json ? Json.line(Json.tree(found)) + '\n' : DeviceTable.of(found));
        out.flush();
        page.write(() -> DeviceTable.of(found));
        return found.isWell() ? CommandLineTool.done() : CommandLineTool.couldNot();
    }

    private static DeviceFindings measure(DeviceSettings settings) {
        ModelStore models = ModelStore.standard(System.getenv());
        DemoPictures demo = DemoPictures.standard(System.getenv());
        try (ProgressBar progress = ProgressBar.onStandardError()) {
            models.prepare(progress);
            demo.prepare(progress);
            List<Picture> portraits =
                    BenchPictures.of(demo, CacheFolder.demo(System.getenv())).portraits();
            return new DeviceCheck(settings, models, pictures(demo), portraits).run(progress);
        } catch (InferenceException e) {
            throw new OperationFailedException(String.valueOf(e.getMessage()), e);
        }
    }

    /** All of the demo's. */
    private static List<Picture> pictures(DemoPictures demo) {
        return Stream.of(
                        demo.people().stream().map(DemoPerson::photos).flatMap(List::stream),
                        demo.groupPhotos().stream(),
                        demo.strangers().stream())
                .flatMap(files -> files)
                .map(PictureDecoder.standard()::decode)
                .toList();
    }

    private DeviceSettings settings() {
        int cores = Runtime.getRuntime().availableProcessors();
        List<Integer> asking =
                callers == null ? Stream.of(1, cores, 2 * cores).distinct().toList() : callers;
        requireEach("--batch", batches, count -> count >= 1 && count <= 1_024, "from 1 to 1024");
        requireEach("--callers", asking, count -> count >= 1 && count <= 1_024, "from 1 to 1024");
        requireEach("--fps", rates, count -> count >= 1 && count <= 100, "from 1 to 100");
        require(minFace >= 12 && minFace <= 1_000, "--min-face must be from 12 to 1000, got " + minFace);
        require(rounds >= 2 && rounds <= 100_000, "--rounds must be from 2 to 100000, got " + rounds);
        require(seconds >= 0.1 && seconds <= 600, "--seconds must be from 0.1 to 600, got " + seconds);
        try {
            return new DeviceSettings(
                    InferenceDevice.parse(device),
                    sizes.stream().map(BenchSettings.Size::parse).toList(),
                    batches,
                    asking,
                    rates,
                    minFace,
                    rounds,
                    Duration.ofMillis(Math.round(1_000 * seconds)));
        } catch (IllegalArgumentException e) {
            throw new BadInputException(String.valueOf(e.getMessage()), e);
        }
    }
}
