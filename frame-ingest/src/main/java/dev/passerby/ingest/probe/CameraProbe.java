package dev.passerby.ingest.probe;

import dev.passerby.ingest.camera.CameraConnector;
import dev.passerby.ingest.camera.CameraFailure;
import dev.passerby.ingest.camera.CameraSource;
import dev.passerby.ingest.camera.FailureKind;
import dev.passerby.ingest.camera.Picture;
import dev.passerby.ingest.camera.StopSignal;
import dev.passerby.ingest.rtsp.RtspConnector;
import dev.passerby.ingest.rtsp.RtspSettings;
import dev.passerby.wire.camera.Camera;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One look at a camera: connects once, watches for a while, and says what it saw. */
public final class CameraProbe {

    /**
     * How much longer to watch for what comes seldom: the second key frame, which most cameras send within four seconds,
     * and the camera's time, which RFC 3550 has it send about every five.
     */
    private static final Duration LONGER = Duration.ofSeconds(5);

    private final RtspSettings settings;
    private final Map<String, String> environment;

    /**
     * Keeps what every connection needs; connects to nothing yet.
     *
     * @param environment where {@code env:NAME} credentials are looked up
     */
    public CameraProbe(RtspSettings settings, Map<String, String> environment) {
        this.settings = settings;
        this.environment = environment;
    }

    /**
     * Looks at the camera; never throws.
     *
     * @param camera its address and credentials; the id and the wanted rate do not matter
     * @param watch how long to watch after the first picture; up to five seconds longer until a second
     *     key frame and the camera's time have come
     * @param deadline how long all of it may take; the client's own timeouts may end it sooner
     */
    public ProbeReport look(Camera camera, Duration watch, Duration deadline) {
        StopSignal stop = new StopSignal();
        Thread alarm = new Thread(
                () -> {
                    if (!stop.await(deadline)) {
                        stop.stop();
                    }
                },
                "probe-deadline");
        alarm.setDaemon(true);
        alarm.start();
        Look look = new Look(System.nanoTime());
        CameraFailure failure = null;
        try (CameraConnector connector = new RtspConnector(settings, environment);
                CameraSource source = connector.connect(camera, stop)) {
            while (!look.isEnough(watch, LONGER, System.nanoTime())) {
                try (Picture picture = source.read()) {
                    look.sees(picture, source.codec(), source.reception(), System.nanoTime());
                }
            }
        } catch (CameraFailure e) {
            failure = stop.isStopped() ? lateness(look, deadline) : e;
        } finally {
            stop.stop();
        }
        long connectMillis = look.connectMillis(System.nanoTime());
        Sight sight = look.sight();
        return failure != null || sight == null
                ? ProbeReport.failed(failure == null ? noPicture(look, deadline) : failure, connectMillis, sight)
                : ProbeReport.seen(sight, connectMillis);
    }

    /** What it means that time ran out: nothing, where good pictures had come. */
    private static @Nullable CameraFailure lateness(Look look, Duration deadline) {
        return look.sight() == null ? noPicture(look, deadline) : null;
    }

    private static CameraFailure noPicture(Look look, Duration deadline) {
        return look.sawAnything()
                ? new CameraFailure(FailureKind.DECODE, "no undamaged picture within " + deadline.toMillis() + " ms")
                : new CameraFailure(FailureKind.TIMEOUT, "no picture within " + deadline.toMillis() + " ms");
    }
}
