package dev.passerby.standalone.commands;

import dev.passerby.ingest.camera.FailureKind;
import dev.passerby.ingest.probe.CameraProbe;
import dev.passerby.ingest.probe.ProbeReport;
import dev.passerby.ingest.probe.Remedy;
import dev.passerby.ingest.probe.Sight;
import dev.passerby.standalone.BadInputException;
import dev.passerby.standalone.cameras.CameraAdvice;
import dev.passerby.standalone.cameras.CameraFaces;
import dev.passerby.standalone.pictures.StillVision;
import dev.passerby.standalone.settings.Settings;
import dev.passerby.standalone.settings.SettingsFile;
import dev.passerby.vision.quality.QualityRules;
import dev.passerby.wire.Json;
import dev.passerby.wire.camera.Camera;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code passerby camera test}: whether a camera can be reached, what it sends, and whether faces are large enough. */
@Command(
        name = "test",
        description = "Connects to a camera once, watches it for a few seconds, and says what it sends, whether faces"
                + " are large enough for names, and what to change; or why it cannot be used.",
        mixinStandardHelpOptions = true)
final class CameraTestCommand implements Callable<Integer> {

    private static final Duration WATCH = Duration.ofSeconds(5);
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    /** The smallest face searched for, in pixels: smaller than any that gets a name, so that it can be told. */
    private static final double MIN_FACE = 20;

    @Parameters(paramLabel = "URL", description = "rtsp://… without user and password.")
    private String url = "";

    @Option(names = "--credentials", paramLabel = "REF", description = "Where user:password is: env:NAME or file:PATH.")
    private @Nullable String credentials;

    @Option(
            names = "--fps",
            paramLabel = "N",
            defaultValue = "5",
            description = "Pictures a second that are wanted of it (default: ${DEFAULT-VALUE}).")
    private double fps;

    @Option(
            names = "--picture",
            paramLabel = "FILE",
            description = "Saves a picture of the camera as a JPEG, the one with the largest face.")
    private @Nullable Path picture;

    @Option(names = "--config", paramLabel = "FILE", description = "The configuration file that 'run' is given.")
    private @Nullable Path config;

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Camera camera = camera();
        Settings settings = SettingsFile.read(config, System.getenv());
        CameraPicture kept = CameraPicture.in(picture);
        ProbeReport report = new CameraProbe(settings.ingest().rtsp(), System.getenv()).look(camera, WATCH, DEADLINE);
        Sight sight = report.sight();
        if (sight != null) {
            tell(report, sight, kept, namedFrom(settings));
        } else if (json) {
            say(CameraFinding.of(url, report, null));
        }
        FailureKind failure = report.failure();
        if (failure == null) {
            return CommandLineTool.done();
        }
        spec().commandLine().getErr().println(place() + ": " + report.message() + "; " + Remedy.of(failure));
        return CommandLineTool.couldNot();
    }

    private void tell(ProbeReport report, Sight sight, CameraPicture kept, long namedFrom) {
        CameraFaces faces;
        try (StillVision vision = StillVision.open(MIN_FACE)) {
            faces = CameraFaces.in(sight.samples(), vision.networks());
        }
        String saved = kept.save(sight.samples().get(faces.best()));
        List<String> advice = new CameraAdvice(sight, faces, fps, namedFrom).lines();
        if (json) {
            say(CameraFinding.of(url, report, CameraFinding.Shown.of(sight, faces, saved, advice)));
        } else {
            out().println(CameraText.of(place(), sight, report.connectMillis(), faces, saved, advice));
        }
    }

    /** The job searches for faces from one width on, and names them from another. */
    private static long namedFrom(Settings settings) {
        int minFace = settings.pipeline(settings.bootstrapServers(), null).minFace();
        return Math.round(Math.max(minFace, QualityRules.STANDARD.leastWidth()));
    }

    /** Host and port alone: a path may hold what only the camera should read. */
    private String place() {
        URI uri = URI.create(url);
        return uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
    }

    private Camera camera() {
        try {
            return new Camera("test", url, credentials, fps);
        } catch (IllegalArgumentException e) {
            throw new BadInputException(String.valueOf(e.getMessage()), e);
        }
    }

    private void say(CameraFinding finding) {
        out().println(Json.line(Json.tree(finding)));
    }

    private PrintWriter out() {
        return spec().commandLine().getOut();
    }

    private CommandSpec spec() {
        return Objects.requireNonNull(spec);
    }
}
