package dev.passerby.standalone.commands;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.passerby.ingest.probe.CameraProbe;
import dev.passerby.ingest.probe.ProbeReport;
import dev.passerby.ingest.rtsp.RtspSettings;
import dev.passerby.standalone.BadInputException;
import dev.passerby.standalone.pictures.StillVision;
import dev.passerby.vision.face.DetectedFace;
import dev.passerby.vision.picture.Picture;
import dev.passerby.vision.picture.PictureDecoder;
import dev.passerby.wire.Json;
import dev.passerby.wire.camera.Camera;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code passerby camera test}: whether a camera can be reached, what it sends, and whether faces are large enough. */
@Command(
        name = "test",
        description = "Connects to a camera once and says what it sends, or why it cannot be used.",
        mixinStandardHelpOptions = true)
final class CameraTestCommand implements Callable<Integer> {

    private static final Duration WATCH = Duration.ofSeconds(3);
    private static final Duration DEADLINE = Duration.ofSeconds(15);

    /** The smallest face searched for, in pixels. */
    private static final double MIN_FACE = 20;

    /** Face width from which names can be trusted, in pixels. */
    private static final int NAMES_FROM = 60;

    /** What the test found, with the names of its JSON. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Finding(
            String url,
            boolean reached,
            @Nullable String failure,
            @Nullable String message,
            @Nullable String codec,
            @Nullable Integer width,
            @Nullable Integer height,
            @Nullable Double fps,
            @Nullable Double keyframeIntervalSeconds,
            long connectMillis,
            @Nullable List<Long> faceWidths) {}

    @Parameters(paramLabel = "URL", description = "rtsp://… without user and password.")
    private String url = "";

    @Option(names = "--credentials", paramLabel = "REF", description = "Where user:password is: env:NAME or file:PATH.")
    private @Nullable String credentials;

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Mixin
    private final SettingsOptions options = new SettingsOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        RtspSettings rtsp = RtspSettings.STANDARD.withAccess(options.settings().access());
        ProbeReport report = new CameraProbe(rtsp, System.getenv()).look(camera(), WATCH, DEADLINE);
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        if (!report.works()) {
            if (json) {
                out.println(Json.line(Json.tree(finding(report, null))));
            }
            spec.commandLine().getErr().println(place() + ": " + report.message());
            return CommandLineTool.couldNot();
        }
        Finding finding = finding(report, faceWidths(Objects.requireNonNull(report.firstJpeg())));
        out.println(json ? Json.line(Json.tree(finding)) : text(finding));
        return CommandLineTool.done();
    }

    /** Host and port alone: a path may hold what only the camera should read. */
    private String place() {
        URI uri = URI.create(url);
        return uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
    }

    private Camera camera() {
        try {
            return new Camera("test", url, credentials, Camera.DEFAULT_FPS);
        } catch (IllegalArgumentException e) {
            throw new BadInputException(String.valueOf(e.getMessage()), e);
        }
    }

    private static List<Long> faceWidths(byte[] jpeg) {
        Picture picture = PictureDecoder.standard().decode(jpeg, "the camera's picture");
        try (StillVision vision = StillVision.open(MIN_FACE)) {
            List<DetectedFace> faces = vision.detect(picture);
            return faces.stream().map(face -> Math.round(face.box().width())).toList();
        }
    }

    private Finding finding(ProbeReport report, @Nullable List<Long> faceWidths) {
        return new Finding(
                url,
                report.works(),
                report.failure() == null ? null : report.failure().name().toLowerCase(Locale.ROOT),
                report.message(),
                report.codec(),
                report.works() ? report.width() : null,
                report.works() ? report.height() : null,
                report.fps(),
                report.keyframeIntervalSeconds(),
                report.connectMillis(),
                faceWidths);
    }

    private static String text(Finding finding) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%s  %s %d×%d, first picture after %d ms",
                finding.url(),
                finding.codec(),
                finding.width(),
                finding.height(),
                finding.connectMillis()));
        if (finding.fps() != null) {
            text.append(String.format(Locale.ROOT, ", %.1f pictures a second", finding.fps()));
        }
        if (finding.keyframeIntervalSeconds() != null) {
            text.append(String.format(Locale.ROOT, ", a key frame every %.1f s", finding.keyframeIntervalSeconds()));
        }
        List<Long> widths = Objects.requireNonNull(finding.faceWidths());
        text.append(System.lineSeparator());
        if (widths.isEmpty()) {
            return text.append("nobody is in the picture now").toString();
        }
        long largest = widths.get(0);
        text.append("faces here are up to ").append(largest).append(" px wide");
        if (largest < NAMES_FROM) {
            text.append("; ").append(NAMES_FROM).append(" or more are needed for names that can be trusted");
        }
        return text.toString();
    }
}
