package dev.passerby.ingest.gateway;

import dev.passerby.ingest.camera.CameraFailure;
import dev.passerby.ingest.camera.FailureKind;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A camera's address, checked.
 *
 * @param url as the camera hears it: rtsp or rtsps, with a host, without user and password
 * @param host a name or a literal address
 * @param port where the camera listens
 * @param encrypted whether the conversation is held over TLS
 */
public record CameraAddress(String url, String host, int port, boolean encrypted) {

    private static final int RTSP_PORT = 554;
    private static final int RTSPS_PORT = 322;

    /**
     * Takes a camera's URL apart.
     *
     * @throws CameraFailure of kind PROTOCOL when it is no RTSP address
     */
    public static CameraAddress of(String url) throws CameraFailure {
        URI uri = URI.create(url);
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        boolean encrypted = scheme.equals("rtsps");
        if ((!encrypted && !scheme.equals("rtsp")) || uri.getHost() == null || uri.getRawUserInfo() != null) {
            throw new CameraFailure(FailureKind.PROTOCOL, "the address must begin with rtsp:// or rtsps:// and a host");
        }
        int port = uri.getPort() > 0 ? uri.getPort() : encrypted ? RTSPS_PORT : RTSP_PORT;
        int fragment = url.indexOf('#');
        return new CameraAddress(fragment < 0 ? url : url.substring(0, fragment), uri.getHost(), port, encrypted);
    }

    /**
     * Looks the host up, this once, and leaves out what the rules do not allow.
     *
     * @return where to connect, by number, never empty
     */
    List<InetAddress> allowed(AccessRules rules) throws CameraFailure {
        InetAddress[] found;
        try {
            found = InetAddress.getAllByName(host);
        } catch (UnknownHostException e) {
            throw new CameraFailure(FailureKind.NOT_FOUND, "the host name '" + host + "' is not known");
        }
        List<InetAddress> allowed =
                Stream.of(found).filter(rules.networks()::allow).toList();
        if (allowed.isEmpty()) {
            throw new CameraFailure(
                    FailureKind.NOT_ALLOWED,
                    "its address " + found[0].getHostAddress()
                            + " lies in no allowed network; list one in ingest.allowed-networks"
                            + " (PASSERBY_INGEST_ALLOWED_NETWORKS)");
        }
        return allowed;
    }
}
