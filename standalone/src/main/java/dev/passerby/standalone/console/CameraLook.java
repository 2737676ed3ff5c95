package dev.passerby.standalone.console;

import dev.passerby.console.cameras.CameraProbe;
import dev.passerby.ingest.camera.FailureKind;
import dev.passerby.ingest.probe.ProbeReport;
import dev.passerby.ingest.probe.Remedy;
import dev.passerby.ingest.probe.Sight;
import dev.passerby.standalone.cameras.CameraAdvice;
import dev.passerby.standalone.cameras.CameraFaces;
import dev.passerby.standalone.settings.Settings;
import dev.passerby.vision.FaceVision;
import dev.passerby.vision.quality.QualityRules;
import dev.passerby.wire.camera.Camera;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The console's look at a camera, as {@code camera test} has it. */
final class CameraLook implements CameraProbe {

    private static final Duration WATCH = Duration.ofSeconds(5);
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final dev.passerby.ingest.probe.CameraProbe probe;
    private final Supplier<FaceVision> vision;
    private final long namedFrom;

    /**
     * A look from this machine.
     *
     * @param environment where {@code env:NAME} credentials are looked up
     */
    CameraLook(Settings settings, Map<String, String> environment, Supplier<FaceVision> vision) {
        this.probe = new dev.passerby.ingest.probe.CameraProbe(settings.ingest().rtsp(), environment);
        this.vision = vision;
        int minFace = settings.pipeline(settings.bootstrapServers(), null).minFace();
        this.namedFrom = Math.round(Math.max(minFace, QualityRules.STANDARD.leastWidth()));
    }

    @Override
    public Finding look(String url, @Nullable String credentials) {
        ProbeReport report = probe.look(new Camera("test", url, credentials, Camera.DEFAULT_FPS), WATCH, DEADLINE);
        Sight sight = report.sight();
        FailureKind failure = report.failure();
        if (sight == null || failure != null) {
            return Finding.failed(report.message() + (failure == null ? "" : "; " + Remedy.of(failure)));
        }
        CameraFaces faces = CameraFaces.in(sight.samples(), vision.get());
        return new Finding(
                true,
                null,
                new Size(sight.width(), sight.height()),
                sight.codec(),
                sight.fps(),
                new CameraAdvice(sight, faces, Camera.DEFAULT_FPS, namedFrom).lines(),
                sight.samples().get(faces.best()));
    }
}
