package dev.passerby.simulator.rtsp;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The camera and track that an RTSP address names: {@code rtsp://HOST:PORT/CAMERA} or {@code …/CAMERA/TRACK}.
 *
 * @param track empty for the camera as a whole
 */
record CameraAddress(String camera, String track) {

    private static final Pattern ADDRESS =
            Pattern.compile("rtsp://[^/?#]*/([^/?#]+)(?:/([^/?#]*))?/?(?:[?#].*)?", Pattern.CASE_INSENSITIVE);

    /** Letters that need no escaping in an address. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._~-]+");

    static Optional<CameraAddress> in(String uri) {
        Matcher parts = ADDRESS.matcher(uri);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return Optional.of(new CameraAddress(parts.group(1), parts.group(2) == null ? "" : parts.group(2)));
    }

    static String requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a camera's name consists of letters, digits and '._~-', got '" + name + "'");
        }
        return name;
    }
}
