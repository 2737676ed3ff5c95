package dev.passerby.wire.camera;

import dev.passerby.wire.Json;
import dev.passerby.wire.WireFormatException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An attached camera. Removal is a record without a value under the same key.
 *
 * @param id 1 to 64 letters, digits, '-', '_' or '.'; the key of everything about this camera
 * @param url its RTSP address, without user and password
 * @param credentials where user and password are to be found, {@code env:NAME} or {@code file:PATH}, each holding
 *     {@code user:password}; absent for a camera that asks for none
 * @param fps how many pictures a second to look at, above 0 and at most 60
 * @param threshold the distance below which a face before this camera may be named; absent where the job's own applies
 */
public record Camera(
        String id,
        String url,
        @Nullable String credentials,
        double fps,
        @Nullable Double threshold) {

    public static final double DEFAULT_FPS = 5;

    private static final Pattern ID = Pattern.compile("[a-zA-Z0-9._-]{1,64}");
    private static final Pattern PASSWORD_IN_PATH = Pattern.compile("(?i)(password|passwd|pwd|pass)=");
    private static final Pattern CREDENTIALS = Pattern.compile("env:[a-zA-Z_][a-zA-Z0-9_]*|file:.+");

    public Camera {
        if (!isId(id)) {
            throw new IllegalArgumentException(
                    "camera id must be 1 to 64 letters, digits, '-', '_' or '.', got '" + id + "'");
        }
        checkUrl(url);
        if (credentials != null && !CREDENTIALS.matcher(credentials).matches()) {
            throw new IllegalArgumentException(
                    "camera credentials must be a reference, env:NAME or file:PATH, whose content is user:password");
        }
        if (!(fps > 0 && fps <= 60)) {
            throw new IllegalArgumentException("camera fps must be above 0 and at most 60, got " + fps);
        }
        if (threshold != null && !(threshold > 0 && threshold <= 2)) {
            throw new IllegalArgumentException(
                    "camera threshold must be a distance above 0 and at most 2, got " + threshold);
        }
    }

    /** A camera to which the job's own threshold applies. */
    public Camera(String id, String url, @Nullable String credentials, double fps) {
        this(id, url, credentials, fps, null);
    }

    /** The same camera with another threshold, or none. */
    public Camera withThreshold(@Nullable Double other) {
        return new Camera(id, url, credentials, fps, other);
    }

    /** Whether the text may be a camera's id. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    private static void checkUrl(String url) {
        // Looked for before anything else, and the text is not repeated: in rtsp:user:password@host, or where a
        // password
        // holds a '/' or '#', no parser sees a user where one was meant.
        if (url.contains("@")) {
            throw new IllegalArgumentException("camera url must not hold user and password; put user:password into an"
                    + " environment variable or a file and name it with --credentials env:NAME or file:PATH"
                    + " (an '@' in the path is written %40)");
        }
        if (PASSWORD_IN_PATH.matcher(url).find()) {
            throw new IllegalArgumentException("camera url must not hold a password, not even in its path: it would be"
                    + " stored and shown; let the camera ask for it, and name it with --credentials");
        }
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("camera url is not a URL such as rtsp://192.0.2.7/stream");
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("rtsp") && !scheme.equals("rtsps")) {
            throw new IllegalArgumentException("camera url must begin with rtsp:// or rtsps://, got '" + scheme + "'");
        }
        if (uri.getHost() == null) {
            throw new IllegalArgumentException("camera url must name a host, as in rtsp://192.0.2.7/stream");
        }
        if (uri.getPort() == 0 || uri.getPort() > 65_535) {
            throw new IllegalArgumentException("camera url must name a port from 1 to 65535, got " + uri.getPort());
        }
    }

    /** The value on the cameras topic. */
    public byte[] toJson() {
        return Json.bytes(this);
    }

    /** Reads the value of the cameras topic. */
    public static Camera fromJson(byte[] json) throws WireFormatException {
        return Json.read(json, Camera.class);
    }
}
