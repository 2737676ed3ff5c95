package dev.passerby.ingest.rtsp;

import dev.passerby.ingest.camera.CameraConnector;
import dev.passerby.ingest.camera.CameraFailure;
import dev.passerby.ingest.camera.CameraSource;
import dev.passerby.ingest.camera.StopSignal;
import dev.passerby.ingest.gateway.CameraGateway;
import dev.passerby.ingest.gateway.PasswordHistory;
import dev.passerby.wire.camera.Camera;
import java.util.Map;

/**
 * The way to connect to one RTSP camera. It owns what outlives connections: the camera's JPEG encoder, and how it asked for
 * its password so far.
 */
public final class RtspConnector implements CameraConnector {

    private final RtspSettings settings;
    private final Map<String, String> environment;
    private final JpegEncoder encoder;
    private final PasswordHistory passwords = new PasswordHistory();

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
        CameraGateway gateway =
                CameraGateway.open(camera, settings.access(), environment, passwords, settings.openTimeout());
        return RtspCamera.open(gateway, settings, encoder, stop);
    }

    @Override
    public void close() {
        encoder.close();
    }
}
