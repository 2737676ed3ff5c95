package dev.passerby.standalone.commands;

import static dev.passerby.standalone.commands.Range.require;
import static dev.passerby.standalone.commands.Range.requireEach;

import dev.passerby.benchmarks.speed.BenchSettings;
import dev.passerby.benchmarks.speed.Harness;
import dev.passerby.benchmarks.speed.PipelineCase;
import dev.passerby.standalone.BadInputException;
import dev.passerby.standalone.bench.PipelineBench;
import dev.passerby.vision.embedding.FaceNetVariant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a benchmark times, and for how long. Every combination of the options that a stage has is a case. */
final class BenchOptions {

    static final String MOST = "most";

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
    private List<String> variants = names();

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
                    "How long each case is timed, after a warm-up of half of it; the whole path is watched four times as long, once the compiler is quiet (default: ${DEFAULT-VALUE}).")
    private double seconds;

    /** The stages, in the order in which they are timed. */
    List<String> stages() {
        List<String> all = new ArrayList<>(BenchSettings.STAGES);
        all.add(PipelineCase.STAGE);
        for (String stage : stages) {
            require(
                    stage.equals("all") || all.contains(stage),
                    "there is no stage '" + stage + "'; there are " + String.join(", ", all) + " and all");
        }
        return stages.contains("all") ? all : stages;
    }

    void check() {
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
        require(
                !cameras.contains(MOST)
                        || !stages().contains(PipelineCase.STAGE)
                        || secondsOfPipeline() >= PipelineBench.SECONDS_TO_TELL,
                "--cameras " + MOST + " must have --seconds of at least "
                        + PipelineBench.SECONDS_TO_TELL / PIPELINE_TIMES + " to tell what is sustained, got " + seconds
                        + "; or give numbers, such as --cameras 1,4");
        settings(BenchSettings.STAGES.get(0));
    }

    List<BenchSettings.Size> sizes(String stage) {
        List<String> usual = stage.equals(PipelineCase.STAGE) ? List.of("1920x1080") : List.of("1280x720", "1920x1080");
        try {
            return (sizes == null ? usual : sizes)
                    .stream().map(BenchSettings.Size::parse).toList();
        } catch (IllegalArgumentException e) {
            throw new BadInputException("--size: " + e.getMessage(), e);
        }
    }

    BenchSettings settings(String stage) {
        List<Integer> people = stage.equals("detect") ? List.of(0, 3, 6) : List.of(1);
        return new BenchSettings(
                stage,
                sizes(stage),
                faces == null ? people : faces,
                minFaces,
                batches,
                templates,
                variants.stream().map(BenchOptions::variant).toList());
    }

    private static FaceNetVariant variant(String name) {
        require(
                names().contains(name),
                "--variant: there is no variant '" + name + "'; there are " + String.join(", ", names()));
        return FaceNetVariant.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private static List<String> names() {
        return Arrays.stream(FaceNetVariant.values()).map(FaceNetVariant::text).toList();
    }

    Harness harness() {
        long millis = Math.round(1_000 * seconds);
        return new Harness(Duration.ofMillis(millis / 2), Duration.ofMillis(millis), threads);
    }

    /** These options again, for a process that times a stage. */
    List<String> words() {
        List<String> options = new ArrayList<>(List.of("--threads", "" + threads, "--seconds", "" + seconds));
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

    int mostCameras() {
        return cameras.contains(MOST)
                ? PipelineBench.MOST_CAMERAS
                : cameras.stream().mapToInt(Integer::parseInt).max().orElseThrow();
    }

    int threads() {
        return threads;
    }

    int forks() {
        return forks;
    }

    /** How many cameras the whole path gets: numbers, or {@link #MOST}. */
    List<String> cameras() {
        return cameras;
    }

    /** How many people each camera of the whole path has in view. */
    List<Integer> inView() {
        return faces == null ? List.of(0, 1, 3) : faces;
    }

    /** How long the whole path is watched. */
    double secondsOfPipeline() {
        return PIPELINE_TIMES * seconds;
    }
}
