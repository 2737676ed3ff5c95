package dev.passerby.standalone.cameras;

import dev.passerby.console.onvif.CameraSearch;
import dev.passerby.console.onvif.Login;
import dev.passerby.ingest.camera.CameraFailure;
import dev.passerby.ingest.camera.Credentials;
import dev.passerby.standalone.settings.Settings;
import dev.passerby.wire.camera.Camera;
import java.util.Map;

/** The search for cameras as this machine does it: by the same rules for addresses and credentials as cameras have. */
public final class NetworkSearch {

    private NetworkSearch() {}

    /**
     * A search.
     *
     * @param environment where {@code env:NAME} credentials are looked up
     */
    public static CameraSearch by(Settings settings, Map<String, String> environment) {
        return new CameraSearch(
                settings.ingest().rtsp().access().networks()::allow, reference -> login(reference, environment));
    }

    private static Login login(String reference, Map<String, String> environment) {
        // Says so without repeating it where it is no reference but, perhaps, the password.
        new Camera("search", "rtsp://127.0.0.1/", reference, Camera.DEFAULT_FPS);
        try {
            Credentials credentials = Credentials.resolve(reference, environment);
            return new Login(credentials.user(), credentials.password());
        } catch (CameraFailure e) {
            throw new IllegalArgumentException(e.detail(), e);
        }
    }
}
