package dev.passerby.console.onvif;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProbeMatchTest {

    @Test
    void aDeviceSaysWhatItIsAndWhere() throws Exception {
        ProbeMatch match = only(
                "urn:uuid:1",
                "onvif://www.onvif.org/type/ptz onvif://www.onvif.org/Name/Yard%20Cam+2 onvif://www.onvif.org/hardware/%",
                "http://192.0.2.7/onvif/device_service https://[fd00::7]:8443/x");

        assertThat(match.name()).contains("Yard Cam+2");
        assertThat(match.model()).contains("%");
        assertThat(match.addresses())
                .containsExactly(
                        URI.create("http://192.0.2.7/onvif/device_service"), URI.create("https://[fd00::7]:8443/x"));
    }

    @Test
    void addressesThatAreNotAskedAreLeftOut() throws Exception {
        assertThat(only(
                                "urn:uuid:1",
                                "",
                                "ftp://192.0.2.7/ http://user:pass@192.0.2.7/ http://camera.example/ http:/x file:///etc/passwd"
                                        + " http://192.0.2.7:0/ http://192.0.2.7:70000/ http://[::1 http://2130706433/")
                        .addresses())
                .isEmpty();
    }

    @Test
    void namesAreOneLineOfBearableLength() throws Exception {
        ProbeMatch match = only(
                "urn:uuid:1",
                "onvif://www.onvif.org/name/a%0Ab%1B[31m%E2%80%AEc" + "x".repeat(10_000),
                "http://192.0.2.7/");

        assertThat(match.name().orElseThrow()).startsWith("a b [31m c").hasSize(101);
    }

    @Test
    void answersOfOneDeviceAreJoined() throws Exception {
        ProbeMatch first = only("urn:uuid:1", "onvif://www.onvif.org/name/Yard", "http://192.0.2.7/a");
        ProbeMatch second =
                only("urn:uuid:1", "onvif://www.onvif.org/hardware/M", "http://192.0.2.7/a http://192.0.2.8/a");

        ProbeMatch both = first.joined(second);

        assertThat(first.identity()).isEqualTo(second.identity());
        assertThat(both.addresses()).hasSize(2);
        assertThat(both.name()).contains("Yard");
        assertThat(both.model()).contains("M");
    }

    @Test
    void otherMessagesHoldNoDevices() throws Exception {
        assertThat(ProbeMatch.in("<x/>".getBytes(StandardCharsets.UTF_8))).isEmpty();
        for (byte[] probe : Probe.messages()) {
            assertThat(ProbeMatch.in(probe)).isEmpty();
        }
    }

    private static ProbeMatch only(String endpoint, String scopes, String addresses) throws OnvifException {
        String message = "<e:Envelope xmlns:e='urn:e' xmlns:d='urn:d'><e:Body><d:ProbeMatches><d:ProbeMatch>"
                + "<EndpointReference><Address>" + endpoint + "</Address></EndpointReference><d:Scopes>" + scopes
                + "</d:Scopes><d:XAddrs>" + addresses
                + "</d:XAddrs></d:ProbeMatch></d:ProbeMatches></e:Body></e:Envelope>";
        List<ProbeMatch> matches = ProbeMatch.in(message.getBytes(StandardCharsets.UTF_8));
        assertThat(matches).hasSize(1);
        return matches.get(0);
    }
}
