package dev.passerby.standalone.commands;

import dev.passerby.benchmarks.photos.PictureFiles;
import dev.passerby.benchmarks.precision.PrecisionEvaluation;
import dev.passerby.benchmarks.precision.PrecisionResult;
import dev.passerby.benchmarks.precision.PrecisionResult.Speed;
import dev.passerby.models.ModelStore;
import dev.passerby.models.progress.ProgressBar;
import dev.passerby.standalone.BadInputException;
import dev.passerby.standalone.pictures.StillVision;
import dev.passerby.vision.alignment.AlignedCrop;
import dev.passerby.vision.face.DetectedFace;
import dev.passerby.vision.picture.Picture;
import dev.passerby.wire.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code passerby evaluate embedder}: what FaceNet in int8 costs in likeness and brings in time. */
@Command(
        name = "embedder",
        description = "Compares FaceNet in int8 with float32 on the faces of pictures: cosine, and time on one thread.",
        mixinStandardHelpOptions = true)
final class EvaluateEmbedderCommand implements Callable<Integer> {

    /** The smallest face searched for, in pixels. */
    private static final double MIN_FACE = 20;

    @Option(names = "--images", paramLabel = "DIR", required = true, description = "A folder with pictures of faces.")
    private Path images = Path.of("");

    @Option(
            names = "--faces",
            paramLabel = "N",
            defaultValue = "300",
            description = "The most faces that are compared, from pictures spread over the folder (default: 300).")
    private int most;

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        List<Path> pictures = pictures();
        PrecisionResult result;
        try (ProgressBar progress = ProgressBar.onStandardError()) {
            List<AlignedCrop> crops = crops(pictures, progress);
            if (crops.isEmpty()) {
                throw new BadInputException("--images must name a folder with pictures of faces, got " + images);
            }
            result = PrecisionEvaluation.standard().run(ModelStore.standard(System.getenv()), crops, progress);
        }
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        out.println(json ? Json.line(Json.tree(result)) : text(result));
        out.flush();
        return CommandLineTool.done();
    }

    private List<Path> pictures() {
        if (most < 1) {
            throw new BadInputException("--faces must be at least 1, got " + most);
        }
        try {
            return PictureFiles.under(images);
        } catch (IOException e) {
            throw new BadInputException("--images must name a folder that can be read, got " + images, e);
        }
    }

    private List<AlignedCrop> crops(List<Path> pictures, ProgressBar progress) {
        List<AlignedCrop> crops = new ArrayList<>();
        int looked = Math.min(most, pictures.size());
        try (StillVision vision = StillVision.open(MIN_FACE)) {
            for (int i = 0; i < looked && crops.size() < most; i++) {
                Picture picture = vision.read(pictures.get((int) ((long) i * pictures.size() / looked)));
                for (DetectedFace face : vision.detect(picture)) {
                    crops.add(vision.crop(picture, face));
                }
                progress.report("Cutting out faces", i + 1, looked);
            }
        }
        return crops.subList(0, Math.min(most, crops.size()));
    }

    private static String text(PrecisionResult result) {
        Table table = new Table()
                .row("faces", "", result.faces() + "")
                .row(
                        "cosine of int8 and float32",
                        "mean",
                        number(result.cosine().mean()))
                .row("", "99 in 100 above", number(result.cosine().worstInHundred()))
                .row("", "least", number(result.cosine().worst()))
                .row("", "", "");
        for (Speed speed : result.speeds()) {
            table.row("ms a face, " + speed.batch() + " together", "float32", number(speed.float32Millis()))
                    .row("", "int8", number(speed.int8Millis()))
                    .row("", "ratio", number(speed.ratio()));
        }
        return table + (result.suitsProcessor() ? "" : "\nThis processor has no VNNI: float32 is used by itself.");
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
