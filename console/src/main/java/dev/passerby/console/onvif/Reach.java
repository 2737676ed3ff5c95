package dev.passerby.console.onvif;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Where devices may be.
 *
 * @param allowed the rule, about numbers
 */
record Reach(Predicate<InetAddress> allowed) {

    /**
     * Looks a host up, this once: what is connected to is the number that was checked.
     *
     * @throws OnvifException when the host is unknown or in no allowed network
     */
    InetAddress of(String host) throws OnvifException {
        InetAddress[] found;
        try {
            found = InetAddress.getAllByName(host);
        } catch (UnknownHostException e) {
            throw new OnvifException("has a host name that is not known, '" + ForeignText.line(host) + "'");
        }
        return Stream.of(found)
                .filter(allowed)
                .findFirst()
                .orElseThrow(() -> new OnvifException("has the address " + found[0].getHostAddress()
                        + ", which lies in no allowed network; list one in ingest.allowed-networks"));
    }

    /** The same address with the host as a number that is allowed. */
    URI numbered(URI uri) throws OnvifException {
        String number = of(uri.getHost()).getHostAddress();
        String host = number.contains(":") ? "[" + number + "]" : number;
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        try {
            return new URI(uri.getScheme() + "://" + host + port + path + query);
        } catch (URISyntaxException e) {
            throw new OnvifException("has an address that is none");
        }
    }
}
