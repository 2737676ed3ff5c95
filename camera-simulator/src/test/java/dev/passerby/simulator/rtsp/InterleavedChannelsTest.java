package dev.passerby.simulator.rtsp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InterleavedChannelsTest {

    @Test
    void theViewersChannelsAreTaken() {
        assertThat(InterleavedChannels.offeredIn("RTP/AVP/TCP;unicast;interleaved=2-3;mode=play"))
                .contains(new InterleavedChannels(2, 3));
    }

    @Test
    void theFirstOfferOverTcpIsTaken() {
        assertThat(InterleavedChannels.offeredIn("RTP/AVP;unicast;client_port=4000-4001, RTP/AVP/TCP;interleaved=4"))
                .contains(new InterleavedChannels(4, 5));
    }

    @Test
    void withoutChannelsTheFirstTwoAreMeant() {
        assertThat(InterleavedChannels.offeredIn("RTP/AVP/TCP;unicast")).contains(new InterleavedChannels(0, 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "RTP/AVP/UDP;unicast;client_port=4000-4001",
                "RTP/AVP;multicast",
                "RTP/AVP/TCP;interleaved=255"
            })
    void anythingElseIsNotSupported(String transport) {
        assertThat(InterleavedChannels.offeredIn(transport)).isEmpty();
    }

    @Test
    void theAnswerRepeatsTheChannelsAndNamesTheSource() {
        assertThat(new InterleavedChannels(2, 3).transport(0x00CAFE00))
                .isEqualTo("RTP/AVP/TCP;unicast;interleaved=2-3;ssrc=00CAFE00");
    }
}
