package dev.passerby.ingest.address;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The networks in which cameras may be. Some addresses are no camera's whatever the list says: the metadata services of
 * clouds, which give keys to whoever asks, groups, broadcasts, and no address at all. Only a network that lies within such
 * a place, listed by itself, opens it.
 *
 * @param listed the networks, as they were listed
 */
public record AllowedNetworks(List<Network> listed) {

    /** How the list is written. */
    public static final String RULE =
            "networks such as 10.20.0.0/16 or fd00::/8 separated by commas, 'private' for all private ones, or 'any'";

    private static final List<Network> ANY = networks("0.0.0.0/0", "::/0");

    /** Where cameras are: private networks (RFC 1918, RFC 4193), link-local addresses and this machine. */
    private static final List<Network> PRIVATE = networks(
            "10.0.0.0/8",
            "172.16.0.0/12",
            "192.168.0.0/16",
            "169.254.0.0/16",
            "127.0.0.0/8",
            "fc00::/7",
            "fe80::/10",
            "::1/128");

    private static final List<Network> NO_CAMERAS = networks(
            "0.0.0.0/8",
            "224.0.0.0/4",
            "255.255.255.255/32",
            "::/128",
            "ff00::/8",
            // Metadata and credentials: AWS, Google, Azure, Oracle; AWS containers; Azure; Alibaba; AWS over IPv6.
            "169.254.169.254/32",
            "169.254.170.0/24",
            "168.63.129.16/32",
            "100.100.100.200/32",
            "fd00:ec2::/32");

    public static final AllowedNetworks STANDARD = new AllowedNetworks(PRIVATE);

    public AllowedNetworks {
        listed = List.copyOf(listed);
    }

    /**
     * Reads a list as {@link #RULE} says.
     *
     * @throws IllegalArgumentException naming the entry that is none
     */
    public static AllowedNetworks parse(String text) {
        List<Network> listed = new ArrayList<>();
        for (String entry : text.strip().split("[,\\s]+", -1)) {
            switch (entry) {
                case "any" -> listed.addAll(ANY);
                case "private" -> listed.addAll(PRIVATE);
                default -> listed.add(Network.parse(entry));
            }
        }
        return new AllowedNetworks(listed);
    }

    /** Whether a camera may be there. */
    public boolean allow(InetAddress address) {
        InetAddress reached = EmbeddedIpv4.unwrapped(address);
        return listed.stream().anyMatch(network -> network.contains(reached))
                && NO_CAMERAS.stream()
                        .filter(network -> network.contains(reached))
                        .allMatch(closed -> opened(closed, reached));
    }

    private boolean opened(Network closed, InetAddress address) {
        return listed.stream().anyMatch(network -> network.contains(address) && network.isWithin(closed));
    }

    private static List<Network> networks(String... texts) {
        return Stream.of(texts).map(Network::parse).toList();
    }
}
