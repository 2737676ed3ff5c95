package dev.passerby.simulator.rtsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransportTest {

    @Test
    void theViewersChannelsAreTaken() {
        assertThat(overTcp("RTP/AVP/TCP;unicast;interleaved=2-3;mode=play")).contains(new InterleavedChannels(2, 3));
    }

    @Test
    void theFirstOfferThatCanBeHadIsTaken() {
        String offers = "RTP/AVP;unicast;client_port=4000-4001, RTP/AVP/TCP;interleaved=4";

        assertThat(overTcp(offers)).contains(new InterleavedChannels(4, 5));
        assertThat(Transport.offeredIn(offers, true)).contains(new UdpPorts(4000, 4001, 0, 0));
    }

    @Test
    void withoutChannelsTheFirstTwoAreMeant() {
        assertThat(overTcp("RTP/AVP/TCP;unicast")).contains(new InterleavedChannels(0, 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "RTP/AVP/UDP;unicast;client_port=4000-4001",
                "RTP/AVP;multicast",
                "RTP/AVP/TCP;interleaved=255"
            })
    void anythingElseIsNotSupportedOverTcp(String transport) {
        assertThat(overTcp(transport)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RTP/AVP;multicast;client_port=4000-4001",
                "RTP/AVP;unicast",
                "RTP/AVP;unicast;client_port=0-1",
                "RTP/AVP;unicast;client_port=65535",
                "RTP/SAVP;unicast;client_port=4000-4001"
            })
    void anythingElseIsNotSupportedOverUdp(String transport) {
        assertThat(Transport.offeredIn(transport, true)).isEmpty();
    }

    @Test
    void theAnswerRepeatsWhatWasOfferedAndNamesTheSource() {
        assertThat(new InterleavedChannels(2, 3).header(0x00CAFE00))
                .isEqualTo("RTP/AVP/TCP;unicast;interleaved=2-3;ssrc=00CAFE00");
        assertThat(new UdpPorts(4000, 4001, 0, 0).withServer(6000, 6001).header(0x00CAFE00))
                .isEqualTo("RTP/AVP;unicast;client_port=4000-4001;server_port=6000-6001;ssrc=00CAFE00");
    }

    private static Optional<Transport> overTcp(String offers) {
        return Transport.offeredIn(offers, false);
    }
}
