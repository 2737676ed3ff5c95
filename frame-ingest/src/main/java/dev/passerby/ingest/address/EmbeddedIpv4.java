package dev.passerby.ingest.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** IPv6 addresses that lead to an IPv4 address they carry in their last four bytes. */
final class EmbeddedIpv4 {

    // IPv4-compatible (RFC 4291, section 2.5.5.1), IPv4-mapped (2.5.5.2), NAT64 (RFC 6052).
    private static final List<Network> CARRIERS =
            List.of(Network.parse("::/96"), mapped(), Network.parse("64:ff9b::/96"));

    private EmbeddedIpv4() {}

    /** The address that packets will reach: the carried one, or the same where none is carried. */
    static InetAddress unwrapped(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean carries = bytes.length == 16
                && !address.isLoopbackAddress()
                && !address.isAnyLocalAddress()
                && CARRIERS.stream().anyMatch(network -> network.contains(address));
        return carries ? of(Arrays.copyOfRange(bytes, 12, 16)) : address;
    }

    // Java reads ::ffff:0:0 as 0.0.0.0; only an address made from bytes with a scope stays what it is.
    private static Network mapped() {
        byte[] bytes = new byte[16];
        bytes[10] = (byte) 0xff;
        bytes[11] = (byte) 0xff;
        try {
            return new Network(java.net.Inet6Address.getByAddress(null, bytes, -1), 96);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InetAddress of(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
