package dev.passerby.standalone.commands;

import com.fasterxml.jackson.databind.JsonNode;
import dev.passerby.benchmarks.speed.Bench;
import dev.passerby.benchmarks.speed.BenchCase;
import dev.passerby.benchmarks.speed.BenchPictures;
import dev.passerby.benchmarks.speed.BenchSettings;
import dev.passerby.benchmarks.speed.BenchText;
import dev.passerby.benchmarks.speed.Harness;
import dev.passerby.benchmarks.speed.PipelineCase;
import dev.passerby.benchmarks.speed.Variant;
import dev.passerby.models.CacheFolder;
import dev.passerby.models.ModelStore;
import dev.passerby.models.demo.DemoPictures;
import dev.passerby.models.progress.ProgressBar;
import dev.passerby.standalone.BadInputException;
import dev.passerby.standalone.bench.BenchProcess;
import dev.passerby.standalone.bench.BenchRun;
import dev.passerby.standalone.bench.PipelineBench;
import dev.passerby.standalone.pictures.StillVision;
import dev.passerby.standalone.settings.Settings;
import dev.passerby.standalone.settings.SettingsFile;
import dev.passerby.wire.Json;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code passerby bench}: how fast each stage is here, beside what this machine could do at most.
 *
 * <p>Every stage is timed in fresh processes of this same command ({@code --here}), each of which prints its cases as JSON.
 */
@Command(
        name = "bench",
        description =
                "Times the stages of recognition and the whole path on this machine, beside what it could do at most.",
        subcommands = BenchDeviceCommand.class,
        mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {

    private static final double SMALLEST_FACE = 20;
    private static final String MOST = "most";

    /** How much longer the whole path is watched than a stage is timed: its events are few. */
    private static final double PIPELINE_TIMES = 4;

    @Parameters(
            arity = "0..*",
            paramLabel = "STAGE",
            description = "decode, encode, jpeg, detect, embed, match, pipeline, or all (default: all).")
    private List<String> stages = List.of("all");

    @Option(
            names = "--size",
            paramLabel = "WxH",
            split = ",",
            description = "Pictures' sizes (default: 1280x720,1920x1080; for pipeline 1920x1080).")
    private @Nullable List<String> sizes;

    @Option(
            names = "--faces",
            paramLabel = "N",
            split = ",",
            description = "People in a picture (default: 0,3,6; for pipeline 0,1,3).")
    private @Nullable List<Integer> faces;

    @Option(
            names = "--min-face",
            paramLabel = "N",
            split = ",",
            description = "The smallest face searched for, in pixels (default: 40).")
    private List<Double> minFaces = List.of(40.0);

    @Option(
            names = "--batch",
            paramLabel = "N",
            split = ",",
            description = "Faces in one run of the embedding network (default: 1,8,32).")
    private List<Integer> batches = List.of(1, 8, 32);

    @Option(
            names = "--templates",
            paramLabel = "N",
            split = ",",
            description = "Templates searched (default: 10000,100000).")
    private List<Integer> templates = List.of(10_000, 100_000);

    @Option(
            names = "--variant",
            paramLabel = "NAME",
            split = ",",
            description = "In which numbers the embedding network computes: float32, int8 (default: all).")
    private List<String> variants = Variant.names();

    @Option(
            names = "--cameras",
            paramLabel = "N",
            split = ",",
            description = "Cameras of the whole path, or 'most' for as many as are sustained (default: most).")
    private List<String> cameras = List.of(MOST);

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "1",
            description = "Callers at once, each on one thread (default: ${DEFAULT-VALUE}).")
    private int threads;

    @Option(
            names = "--forks",
            paramLabel = "N",
            defaultValue = "1",
            description = "Fresh processes that time each stage; the medians are shown (default: ${DEFAULT-VALUE}).")
    private int forks;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "5",
            description =
                    "How long each case is timed, after a warm-up of half of it; the whole path is watched four times as long (default: ${DEFAULT-VALUE}).")
    private double seconds;

    @Option(names = "--json", description = "One JSON object a case.")
    private boolean json;

    @Option(names = "--report", paramLabel = "FILE", description = "Write a page with charts.")
    private @Nullable Path report;

    @Option(names = "--history", paramLabel = "FILE", description = "Add a line for each case to a CSV file.")
    private @Nullable Path history;

    @Option(names = "--here", hidden = true, description = "Times one stage in this process, for another.")
    private boolean here;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        List<String> wanted = wanted();
        check();
        if (here) {
            BenchProcess.endWithParent();
            return time(wanted.get(0));
        }
        BenchReport written = BenchReport.of(report, history);
        BenchRun run = new BenchRun(forks);
        boolean headed = false;
        for (String stage : wanted) {
            run.time(stage, options());
            if (!json && !headed && run.floors() != null) {
                print(BenchText.of(run.floors(), threads));
                headed = true;
            }
            run.latest().forEach(one -> print(json ? Json.line(one) + '\n' : text(one)));
        }
        written.write(run);
        return CommandLineTool.done();
    }

    private static String text(JsonNode one) {
        return one.path("stage").asText().equals(PipelineCase.STAGE)
                ? BenchText.of(BenchRun.read(one, PipelineCase.class))
                : BenchText.of(BenchRun.read(one, BenchCase.class));
    }

    private void print(String text) {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        out.print(text);
        out.flush();
    }

    /** This command's options for a process that times a stage. */
    private List<String> options() {
        List<String> options = new ArrayList<>(List.of("--here", "--threads", "" + threads, "--seconds", "" + seconds));
        add(options, "--size", sizes);
        add(options, "--faces", faces);
        add(options, "--min-face", minFaces);
        add(options, "--batch", batches);
        add(options, "--templates", templates);
        add(options, "--variant", variants);
        add(options, "--cameras", cameras);
        return options;
    }

    private static void add(List<String> options, String name, @Nullable List<?> values) {
        if (values != null) {
            options.add(name);
            options.add(String.join(",", values.stream().map(Object::toString).toList()));
        }
    }

    private int time(String stage) {
        ModelStore models = ModelStore.standard(System.getenv());
        Path videos = CacheFolder.demo(System.getenv()).resolve("clips");
        try (ProgressBar progress = ProgressBar.onStandardError()) {
            models.prepare(progress);
            DemoPictures pictures = DemoPictures.standard(System.getenv());
            pictures.prepare(progress);
            if (stage.equals(PipelineCase.STAGE)) {
                watch(pictures, videos, progress);
                return CommandLineTool.done();
            }
            try (StillVision vision = StillVision.open(SMALLEST_FACE)) {
                new Bench(settings(stage), harness())
                        .run(
                                models,
                                vision.networks(),
                                BenchPictures.of(pictures, videos),
                                progress,
                                this::hand,
                                this::hand);
            }
        }
        return CommandLineTool.done();
    }

    private void watch(DemoPictures pictures, Path videos, ProgressBar progress) {
        for (BenchSettings.Size size : sizes(PipelineCase.STAGE)) {
            for (int people : faces == null ? List.of(0, 1, 3) : faces) {
                ScratchFolder.with("passerby-bench", folder -> {
                    Settings settings = SettingsFile.read(null, System.getenv()).apart(folder, 0);
                    try (PipelineBench bench = PipelineBench.start(
                            size,
                            people,
                            mostCameras(),
                            PIPELINE_TIMES * seconds,
                            settings,
                            pictures,
                            videos,
                            progress)) {
                        cameras.forEach(count ->
                                hand(count.equals(MOST) ? bench.withMost() : bench.with(Integer.parseInt(count))));
                    }
                });
            }
        }
    }

    private int mostCameras() {
        return cameras.contains(MOST)
                ? PipelineBench.MOST_CAMERAS
                : cameras.stream().mapToInt(Integer::parseInt).max().orElseThrow();
    }

    /** To the process that asked. */
    private void hand(Object record) {
        print(Json.line(Json.tree(record)) + '\n');
    }

    private List<String> wanted() {
        List<String> all = new ArrayList<>(BenchSettings.STAGES);
        all.add(PipelineCase.STAGE);
        for (String stage : stages) {
            require(
                    stage.equals("all") || all.contains(stage),
                    "there is no stage '" + stage + "'; there are " + String.join(", ", all) + " and all");
        }
        return stages.contains("all") ? all : stages;
    }

    private void check() {
        requireEach("--faces", faces == null ? List.of() : faces, count -> count >= 0 && count <= 12, "from 0 to 12");
        requireEach("--min-face", minFaces, pixels -> pixels >= 12 && pixels <= 1_000, "from 12 to 1000");
        requireEach("--batch", batches, count -> count >= 1 && count <= 256, "from 1 to 256");
        requireEach("--templates", templates, count -> count >= 1 && count <= 500_000, "from 1 to 500000");
        requireEach(
                "--cameras",
                cameras,
                count -> count.equals(MOST)
                        || (count.matches("[1-9]\\d?") && Integer.parseInt(count) <= PipelineBench.MOST_CAMERAS),
                "from 1 to " + PipelineBench.MOST_CAMERAS + " or '" + MOST + "'");
        require(threads >= 1 && threads <= 1_024, "--threads must be from 1 to 1024, got " + threads);
        require(forks >= 1 && forks <= 100, "--forks must be from 1 to 100, got " + forks);
        require(seconds >= 0.1 && seconds <= 600, "--seconds must be from 0.1 to 600, got " + seconds);
        settings(BenchSettings.STAGES.get(0));
    }

    private List<BenchSettings.Size> sizes(String stage) {
        List<String> usual = stage.equals(PipelineCase.STAGE) ? List.of("1920x1080") : List.of("1280x720", "1920x1080");
        try {
            return (sizes == null ? usual : sizes)
                    .stream().map(BenchSettings.Size::parse).toList();
        } catch (IllegalArgumentException e) {
            throw new BadInputException("--size: " + e.getMessage(), e);
        }
    }

    private BenchSettings settings(String stage) {
        List<Integer> people = stage.equals("detect") ? List.of(0, 3, 6) : List.of(1);
        try {
            return new BenchSettings(
                    stage,
                    sizes(stage),
                    faces == null ? people : faces,
                    minFaces,
                    batches,
                    templates,
                    variants.stream().map(Variant::parse).toList());
        } catch (IllegalArgumentException e) {
            throw new BadInputException("--variant: " + e.getMessage(), e);
        }
    }

    private Harness harness() {
        long millis = Math.round(1_000 * seconds);
        return new Harness(Duration.ofMillis(millis / 2), Duration.ofMillis(millis), threads);
    }

    private static <T> void requireEach(String option, List<T> values, Predicate<T> holds, String range) {
        values.forEach(value -> require(holds.test(value), option + " must be " + range + ", got " + value));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new BadInputException(otherwise);
        }
    }
}
