package dev.passerby.ingest.probe;

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
     * @param watch how long to watch after the first picture, for the rate and the key-frame interval
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
        try (RtspConnector connector = new RtspConnector(settings, environment);
                CameraSource source = connector.connect(camera, stop)) {
            while (!look.lastedFor(watch)) {
                try (Picture picture = source.read()) {
                    look.sees(picture, source.codec(), System.nanoTime());
                }
            }
            return look.report();
        } catch (CameraFailure e) {
            if (look.hasPicture()) {
                return look.report();
            }
            return stop.isStopped()
                    ? ProbeReport.failed(
                            FailureKind.TIMEOUT,
                            "the camera showed no picture within " + deadline.toMillis() + " ms",
                            look.elapsedMillis())
                    : ProbeReport.failed(e.kind(), e.reason(), look.elapsedMillis());
        } finally {
            stop.stop();
        }
    }

    /** What was seen so far. */
    private static final class Look {

        private final long beganNanos;
        private long firstNanos;
        private long lastNanos;
        private int pictures;
        private double firstKey = Double.NaN;
        private double lastKey = Double.NaN;
        private int keyframes;
        private String codec = "";
        private int width;
        private int height;
        private byte @Nullable [] jpeg;

        private Look(long beganNanos) {
            this.beganNanos = beganNanos;
        }

        private void sees(Picture picture, String name, long nowNanos) throws CameraFailure {
            if (pictures == 0) {
                firstNanos = nowNanos;
            }
            pictures++;
            lastNanos = nowNanos;
            codec = name;
            if (picture.keyframe() && !Double.isNaN(picture.cameraTimeSeconds())) {
                lastKey = picture.cameraTimeSeconds();
                firstKey = keyframes++ == 0 ? lastKey : firstKey;
            }
            if (jpeg == null && picture.trusted()) {
                Picture.Jpeg encoded = picture.jpeg();
                jpeg = encoded.bytes();
                width = picture.width();
                height = picture.height();
            }
        }

        private boolean hasPicture() {
            return jpeg != null;
        }

        private boolean lastedFor(Duration watch) {
            return hasPicture() && System.nanoTime() - firstNanos >= watch.toNanos();
        }

        private long elapsedMillis() {
            return (System.nanoTime() - beganNanos) / 1_000_000;
        }

        private ProbeReport report() {
            double seconds = (lastNanos - firstNanos) / 1e9;
            Double fps = pictures > 1 && seconds > 0 ? (pictures - 1) / seconds : null;
            Double interval = keyframes > 1 && lastKey > firstKey ? (lastKey - firstKey) / (keyframes - 1) : null;
            long connectMillis = (firstNanos - beganNanos) / 1_000_000;
            return new ProbeReport(null, null, codec, width, height, fps, interval, connectMillis, jpeg);
        }
    }
}
