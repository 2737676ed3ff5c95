package dev.passerby.standalone.commands;

import dev.passerby.standalone.pictures.FaceJson;
import dev.passerby.standalone.pictures.StillVision;
import dev.passerby.vision.picture.PictureException;
import dev.passerby.wire.Json;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The arguments that {@code detect} and {@code embed} share, and the walk over their pictures. */
final class PictureInputs {

    @Parameters(arity = "1..*", paramLabel = "PICTURE", description = "JPEG, PNG, WebP or BMP files.")
    private List<Path> files = List.of();

    @Option(names = "--json", description = "One JSON object a picture, one a line.")
    private boolean json;

    @Option(
            names = "--min-face",
            paramLabel = "N",
            defaultValue = "20",
            description = "The smallest face searched for, in pixels (default: ${DEFAULT-VALUE}).")
    private double minFace;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    /** Looks at every picture; one that cannot be read gets its line and the others go on. Returns the exit code. */
    int each(BiFunction<StillVision, Path, FaceJson> look) {
        var commandLine = Objects.requireNonNull(spec).commandLine();
        if (!(minFace >= 12 && minFace <= 10_000)) {
            throw new picocli.CommandLine.ParameterException(
                    commandLine, "--min-face must be a number of pixels from 12 to 10000, got " + minFace);
        }
        PrintWriter out = commandLine.getOut();
        int code = CommandLineTool.done();
        try (StillVision vision = StillVision.open(minFace)) {
            for (Path file : files) {
                try {
                    FaceJson faces = look.apply(vision, file);
                    out.println(json ? Json.line(Json.tree(faces)) : text(faces));
                } catch (PictureException e) {
                    commandLine.getErr().println(e.getMessage());
                    code = CommandLineTool.badInput();
                }
            }
        }
        out.flush();
        return code;
    }

    private static String text(FaceJson picture) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%s  %d×%d  %s",
                picture.path(),
                picture.width(),
                picture.height(),
                picture.faces().isEmpty() ? "no face" : picture.faces().size() + " face(s)"));
        for (FaceJson.Face face : picture.faces()) {
            double[] box = face.box();
            text.append(String.format(
                    Locale.ROOT,
                    "%n    left %.0f, top %.0f, %.0f×%.0f px, score %.3f",
                    box[0],
                    box[1],
                    box[2] - box[0],
                    box[3] - box[1],
                    face.score()));
            float[] embedding = face.embedding();
            if (embedding != null) {
                text.append(String.format(
                        Locale.ROOT,
                        ", embedding %.4f %.4f %.4f … (--json prints all 512 numbers)",
                        embedding[0],
                        embedding[1],
                        embedding[2]));
            }
        }
        return text.toString();
    }
}
