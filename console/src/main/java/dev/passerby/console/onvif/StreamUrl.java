package dev.passerby.console.onvif;

import dev.passerby.wire.camera.Camera;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/** The address of a stream, as a device tells it and as a camera may have it. */
final class StreamUrl {

    private StreamUrl() {}

    /**
     * The address without user and password.
     *
     * @param device where the device itself is: a stream elsewhere is another's
     * @throws OnvifException when no camera can be attached by it; repeats nothing of it but a host
     */
    static String of(String told, InetAddress device, Reach reach) throws OnvifException {
        String url;
        try {
            URI uri = new URI(told);
            String host = uri.getHost();
            if (host == null) {
                throw new OnvifException("names a stream without a host");
            }
            if (!reach.of(host).equals(device)) {
                throw new OnvifException("names a stream of another host, " + ForeignText.line(host)
                        + "; attach it by hand if that is meant");
            }
            String user = uri.getRawUserInfo();
            url = user == null ? told : told.replaceFirst(Pattern.quote(user + "@"), "");
        } catch (URISyntaxException e) {
            throw new OnvifException("names a stream by what is no address");
        }
        try {
            return new Camera("found", url, null, Camera.DEFAULT_FPS).url();
        } catch (IllegalArgumentException e) {
            throw new OnvifException("names a stream that no camera can be attached by: " + e.getMessage());
        }
    }
}
