package dev.passerby.ingest.rtsp;

import dev.passerby.ingest.camera.CameraConnector;
import dev.passerby.ingest.camera.CameraFailure;
import dev.passerby.ingest.camera.CameraSource;
import dev.passerby.ingest.camera.StopSignal;
import dev.passerby.wire.camera.Camera;
import java.util.Map;

/** The way to connect to one RTSP camera. It owns the camera's JPEG encoder, which outlives connections. */
public final class RtspConnector implements CameraConnector {

    private final RtspSettings settings;
    private final Map<String, String> environment;
    private final JpegEncoder encoder;

    /**
     * Keeps what every connection needs; connects to nothing yet.
     *
     * @param environment where {@code env:NAME} credentials are looked up
     */
    public RtspConnector(RtspSettings settings, Map<String, String> environment) {
        this.settings = settings;
        this.environment = environment;
        this.encoder = new JpegEncoder(settings.jpeg());
    }

    @Override
    public CameraSource connect(Camera camera, StopSignal stop) throws CameraFailure {
        return RtspCamera.open(camera, settings, environment, encoder, stop);
    }

    @Override
    public void close() {
        encoder.close();
    }
}
