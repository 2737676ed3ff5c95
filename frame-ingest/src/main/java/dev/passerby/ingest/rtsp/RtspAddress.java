package dev.passerby.ingest.rtsp;

import dev.passerby.ingest.camera.CameraFailure;
import dev.passerby.ingest.camera.Credentials;
import dev.passerby.ingest.camera.FailureKind;
import dev.passerby.wire.camera.Camera;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Map;

/**
 * A camera's address, checked.
 *
 * @param uri rtsp or rtsps, with a host, without user and password
 */
record RtspAddress(URI uri) {

    static RtspAddress of(Camera camera) throws CameraFailure {
        URI uri = URI.create(camera.url());
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("rtsp") && !scheme.equals("rtsps")) {
            throw new CameraFailure(FailureKind.PROTOCOL, "the address must begin with rtsp:// or rtsps://");
        }
        return new RtspAddress(uri);
    }

    boolean encrypted() {
        return uri.getScheme().equalsIgnoreCase("rtsps");
    }

    /** The protocols FFmpeg may use for it, nested ones included. */
    String protocols() {
        return encrypted() ? "rtsp,rtp,tcp,udp,tls,rtsps" : "rtsp,rtp,tcp,udp";
    }

    /** Looks the host up: FFmpeg reports an unknown host as an input/output error. */
    void checkHost() throws CameraFailure {
        try {
            InetAddress.getByName(uri.getHost());
        } catch (UnknownHostException e) {
            throw new CameraFailure(FailureKind.NOT_FOUND, "the host name '" + uri.getHost() + "' is not known");
        }
    }

    /** The URL as FFmpeg takes it; holds the password, and lives no longer than the call it is for. */
    String withCredentials(Camera camera, Map<String, String> environment) throws CameraFailure {
        String reference = camera.credentials();
        if (reference == null) {
            return uri.toString();
        }
        int authority = uri.toString().indexOf("://") + "://".length();
        return uri.toString().substring(0, authority)
                + Credentials.resolve(reference, environment).userInfo()
                + "@" + uri.toString().substring(authority);
    }
}
