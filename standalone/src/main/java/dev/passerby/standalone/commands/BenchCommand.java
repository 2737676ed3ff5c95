package dev.passerby.standalone.commands;

import dev.passerby.benchmarks.speed.Bench;
import dev.passerby.benchmarks.speed.BenchSettings;
import dev.passerby.benchmarks.speed.BenchText;
import dev.passerby.benchmarks.speed.Harness;
import dev.passerby.models.demo.DemoPictures;
import dev.passerby.models.progress.ProgressBar;
import dev.passerby.standalone.BadInputException;
import dev.passerby.standalone.pictures.StillVision;
import dev.passerby.vision.picture.Picture;
import dev.passerby.vision.picture.PictureDecoder;
import dev.passerby.wire.Json;
import java.io.PrintWriter;
import java.time.Duration;
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

/** {@code passerby bench}: how fast each stage is here, beside what this machine could do at most. */
@Command(
        name = "bench",
        description = "Times the stages of recognition on this machine, beside what it could do at most.",
        mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {

    private static final double SMALLEST_FACE = 20;

    @Parameters(
            arity = "0..*",
            paramLabel = "STAGE",
            description = "jpeg, detect, embed, match, or all (default: all).")
    private List<String> stages = List.of("all");

    @Option(
            names = "--size",
            paramLabel = "WxH",
            split = ",",
            description = "Pictures' sizes (default: 1280x720,1920x1080).")
    private List<String> sizes = List.of("1280x720", "1920x1080");

    @Option(names = "--faces", paramLabel = "N", split = ",", description = "People in a picture (default: 0,3,6).")
    private List<Integer> faces = List.of(0, 3, 6);

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
            names = "--threads",
            paramLabel = "N",
            defaultValue = "1",
            description = "Callers at once, each on one thread (default: ${DEFAULT-VALUE}).")
    private int threads;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "5",
            description = "How long each case is timed, after a warm-up of half of it (default: ${DEFAULT-VALUE}).")
    private double seconds;

    @Option(names = "--json", description = "One JSON object a case.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Bench bench = new Bench(settings(), harness());
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        try (StillVision vision = StillVision.open(SMALLEST_FACE);
                ProgressBar progress = ProgressBar.onStandardError()) {
            bench.run(
                    vision.networks(),
                    portraits(progress),
                    progress,
                    floors -> print(out, json ? "" : BenchText.of(floors, threads)),
                    one -> print(out, json ? Json.line(Json.tree(one)) + '\n' : BenchText.of(one)));
        }
        return CommandLineTool.done();
    }

    private static void print(PrintWriter out, String text) {
        out.print(text);
        out.flush();
    }

    /** The first photo of everybody in the demo's pictures, which are fetched once. */
    private static List<Picture> portraits(ProgressBar progress) {
        DemoPictures pictures = DemoPictures.standard(System.getenv());
        pictures.prepare(progress);
        return pictures.people().stream()
                .map(person -> PictureDecoder.standard().decode(person.photos().get(0)))
                .toList();
    }

    private BenchSettings settings() {
        List<String> wanted = stages.contains("all") ? BenchSettings.STAGES : stages;
        for (String stage : wanted) {
            require(
                    BenchSettings.STAGES.contains(stage),
                    "there is no stage '" + stage + "'; there are " + String.join(", ", BenchSettings.STAGES)
                            + " and all");
        }
        requireEach("--faces", faces, count -> count >= 0 && count <= 12, "from 0 to 12");
        requireEach("--min-face", minFaces, pixels -> pixels >= 12 && pixels <= 1_000, "from 12 to 1000");
        requireEach("--batch", batches, count -> count >= 1 && count <= 256, "from 1 to 256");
        requireEach("--templates", templates, count -> count >= 1 && count <= 500_000, "from 1 to 500000");
        try {
            return new BenchSettings(
                    wanted,
                    sizes.stream().map(BenchSettings.Size::parse).toList(),
                    faces,
                    minFaces,
                    batches,
                    templates);
        } catch (IllegalArgumentException e) {
            throw new BadInputException("--size: " + e.getMessage(), e);
        }
    }

    private Harness harness() {
        require(threads >= 1 && threads <= 1_024, "--threads must be from 1 to 1024, got " + threads);
        require(seconds >= 0.1 && seconds <= 600, "--seconds must be from 0.1 to 600, got " + seconds);
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
