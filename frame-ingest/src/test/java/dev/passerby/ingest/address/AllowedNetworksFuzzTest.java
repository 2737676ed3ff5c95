package dev.passerby.ingest.address;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** A list of networks with any content: networks that are written and read again the same, or a complaint. */
class AllowedNetworksFuzzTest {

    @FuzzTest(maxDuration = "1m")
    void list(byte[] input) throws UnknownHostException {
        AllowedNetworks networks;
        try {
            networks = AllowedNetworks.parse(new String(input, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageStartingWith("'");
            return;
        }
        String written = networks.listed().stream().map(Network::toString).collect(Collectors.joining(","));
        assertThat(AllowedNetworks.parse(written)).isEqualTo(networks);
        for (Network network : networks.listed()) {
            assertThat(network.contains(network.first())).isTrue();
            assertThat(network.isWithin(network)).isTrue();
        }
        assertThat(networks.allow(InetAddress.getByName("0.0.0.0"))).isEqualTo(opensNoAddress(networks));
    }

    /** Only an entry within 0.0.0.0/8 itself opens "no address at all". */
    private static boolean opensNoAddress(AllowedNetworks networks) throws UnknownHostException {
        InetAddress none = InetAddress.getByName("0.0.0.0");
        return networks.listed().stream().anyMatch(network -> network.contains(none) && network.prefix() >= 8);
    }
}
