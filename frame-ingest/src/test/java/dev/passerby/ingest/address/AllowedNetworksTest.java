package dev.passerby.ingest.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Inet6Address;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedNetworksTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.64",
                "127.0.0.1",
                "169.254.7.7",
                "::1",
                "fe80::1",
                "fd12:3456::1",
                "::ffff:192.168.1.64"
            })
    void camerasMayBeWherePrivateNetworksAre(String address) throws Exception {
        assertThat(AllowedNetworks.STANDARD.allow(InetAddress.getByName(address)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "100.64.0.1",
                "2001:db8::1",
                "64:ff9b::808:808",
                "::8.8.8.8",
                "::ffff:8.8.8.8"
            })
    void publicAddressesMustBeListed(String address) throws Exception {
        assertThat(AllowedNetworks.STANDARD.allow(InetAddress.getByName(address)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "169.254.169.254",
                "169.254.170.2",
                "168.63.129.16",
                "100.100.100.200",
                "fd00:ec2::254",
                "0.0.0.0",
                "0.1.2.3",
                "::",
                "224.0.0.1",
                "239.255.255.250",
                "ff02::1",
                "255.255.255.255",
                "::ffff:169.254.169.254",
                "64:ff9b::169.254.169.254"
            })
    void someAddressesAreNoCamerasWhateverIsAllowed(String address) throws Exception {
        InetAddress metadata = InetAddress.getByName(address);
        assertThat(AllowedNetworks.STANDARD.allow(metadata)).isFalse();
        assertThat(AllowedNetworks.parse("any").allow(metadata)).isFalse();
        assertThat(AllowedNetworks.parse("0.0.0.0/1, 128.0.0.0/1, ::/0").allow(metadata))
                .isFalse();
    }

    @Test
    void listedByItselfSuchAnAddressIsOpen() throws Exception {
        AllowedNetworks listed = AllowedNetworks.parse("169.254.169.254, 239.1.0.0/16");
        assertThat(listed.allow(InetAddress.getByName("169.254.169.254"))).isTrue();
        assertThat(listed.allow(InetAddress.getByName("239.1.2.3"))).isTrue();
        assertThat(listed.allow(InetAddress.getByName("239.2.2.3"))).isFalse();
        assertThat(listed.allow(InetAddress.getByName("169.254.169.253"))).isFalse();
    }

    @Test
    void anIpv4AddressInIpv6ClothesIsThatIpv4Address() throws Exception {
        byte[] bytes = new byte[16];
        bytes[10] = bytes[11] = (byte) 0xff;
        System.arraycopy(new byte[] {(byte) 169, (byte) 254, (byte) 169, (byte) 254}, 0, bytes, 12, 4);
        Inet6Address mapped = Inet6Address.getByAddress(null, bytes, -1);
        assertThat(AllowedNetworks.parse("any").allow(mapped)).isFalse();
        bytes[15] = 1;
        Inet6Address another = Inet6Address.getByAddress(null, bytes, -1);
        assertThat(AllowedNetworks.STANDARD.allow(another)).isTrue();
        assertThat(AllowedNetworks.parse("192.168.0.0/16").allow(another)).isFalse();
    }

    @Test
    void aListIsWhatItSays() throws Exception {
        AllowedNetworks listed = AllowedNetworks.parse("10.20.0.0/16,2001:db8:7::/48 203.0.113.9");
        assertThat(listed.allow(InetAddress.getByName("10.20.255.1"))).isTrue();
        assertThat(listed.allow(InetAddress.getByName("10.21.0.1"))).isFalse();
        assertThat(listed.allow(InetAddress.getByName("2001:db8:7:1::5"))).isTrue();
        assertThat(listed.allow(InetAddress.getByName("2001:db8:8::5"))).isFalse();
        assertThat(listed.allow(InetAddress.getByName("203.0.113.9"))).isTrue();
        assertThat(listed.allow(InetAddress.getByName("203.0.113.8"))).isFalse();
        assertThat(listed.allow(InetAddress.getLoopbackAddress())).isFalse();
        assertThat(AllowedNetworks.parse("private, 203.0.113.0/24").allow(InetAddress.getByName("192.168.1.1")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10.0.0.0/33", "10.0.0.1/8", "example.org", "10.0.0/8", "10.0.0.0/8,,", "::/129", "1"})
    void whatIsNoNetworkIsNamed(String text) {
        assertThatThrownBy(() -> AllowedNetworks.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
