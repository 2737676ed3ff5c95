package dev.passerby.console.onvif;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * One address at which to search, as somebody wrote it.
 *
 * @param host a name or a number
 * @param port of discovery
 * @param service the device service, where that was written
 */
record SearchPlace(String host, int port, Optional<URI> service) {

    private static final int LONGEST = 300;

    /**
     * Reads {@code HOST}, {@code HOST:PORT} with the port of discovery, or the http address of a device service.
     *
     * @throws IllegalArgumentException when it is none of them
     */
    static SearchPlace parse(String text) {
        if (text.length() <= LONGEST && text.contains("://")) {
            Optional<URI> service = ProbeMatch.service(text);
            if (service.isPresent()) {
                return new SearchPlace(service.get().getHost(), Discovery.PORT, service);
            }
        } else if (text.length() <= LONGEST && !text.contains("/") && !text.contains("@")) {
            try {
                URI uri = new URI("udp://" + text);
                if (uri.getHost() != null && uri.getPort() != 0 && uri.getPort() <= 65_535) {
                    int port = uri.getPort() < 0 ? Discovery.PORT : uri.getPort();
                    return new SearchPlace(uri.getHost(), port, Optional.empty());
                }
            } catch (URISyntaxException e) {
                // Told below.
            }
        }
        throw new IllegalArgumentException("a camera is searched for at HOST, HOST:PORT, or the address of its device"
                + " service such as http://192.168.1.7/onvif/device_service, without user and password");
    }

    /** The device service; where none was written, where nearly all devices have it. */
    URI usualService() {
        return service.orElseGet(() -> URI.create("http://" + host + "/onvif/device_service"));
    }
}
