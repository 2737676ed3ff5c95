package dev.passerby.standalone.commands;

import dev.passerby.standalone.BadInputException;
import dev.passerby.standalone.pictures.StillVision;
import dev.passerby.vision.embedding.Embedding;
import dev.passerby.vision.enrolment.MainFace;
import dev.passerby.vision.face.DetectedFace;
import dev.passerby.vision.matching.MatchingRules;
import dev.passerby.vision.picture.Picture;
import dev.passerby.wire.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code passerby compare}: whether two pictures show the same person. */
@Command(
        name = "compare",
        description = "Says whether the largest faces of two pictures are the same person.",
        mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {

    /** The smallest face that is compared, in pixels. */
    private static final double MIN_FACE = 20;

    /** The answer, with the names of its JSON. */
    private record Comparison(double distance, double threshold, boolean same) {}

    @Parameters(index = "0", paramLabel = "A", description = "A picture with a face.")
    private @Nullable Path first;

    @Parameters(index = "1", paramLabel = "B", description = "Another one.")
    private @Nullable Path second;

    @Option(names = "--json", description = "One JSON object: distance, threshold, same.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        try (StillVision vision = StillVision.open(MIN_FACE)) {
            Embedding one = mainFace(vision, Objects.requireNonNull(first));
            Embedding other = mainFace(vision, Objects.requireNonNull(second));
            double distance = one.distanceTo(other);
            say(new Comparison(
                    distance, MatchingRules.VERIFICATION_THRESHOLD, distance < MatchingRules.VERIFICATION_THRESHOLD));
        }
        return CommandLineTool.done();
    }

    private Embedding mainFace(StillVision vision, Path file) {
        Picture picture = vision.read(file);
        List<DetectedFace> faces = vision.detect(picture);
        if (faces.isEmpty()) {
            throw new BadInputException(file + ": no face was found, so there is nothing to compare;"
                    + " use a picture that shows a face of at least " + Math.round(MIN_FACE) + " pixels");
        }
        if (faces.size() > 1) {
            Objects.requireNonNull(spec)
                    .commandLine()
                    .getErr()
                    .println(file + ": " + faces.size() + " faces were found; comparing the largest");
        }
        return vision.embed(picture, List.of(faces.get(MainFace.of(faces)))).get(0);
    }

    private void say(Comparison comparison) {
        String text = json
                ? Json.line(Json.tree(comparison))
                : String.format(
                        Locale.ROOT,
                        "%s: distance %.3f, threshold %.3f",
                        comparison.same() ? "same person" : "different people",
                        comparison.distance(),
                        comparison.threshold());
        Objects.requireNonNull(spec).commandLine().getOut().println(text);
    }
}
