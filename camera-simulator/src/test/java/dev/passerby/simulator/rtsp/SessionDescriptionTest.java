package dev.passerby.simulator.rtsp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.simulator.video.SyntheticClip;
import org.junit.jupiter.api.Test;

class SessionDescriptionTest {

    @Test
    void theDescriptionNamesCodecParameterSetsAndTrack() {
        String text = SessionDescription.of("door", SyntheticClip.of(10, 10, 10, 50), 42, 1, "127.0.0.1");

        assertThat(text.lines())
                .containsExactly(
                        "v=0",
                        "o=- 42 1 IN IP4 127.0.0.1",
                        "s=door",
                        "c=IN IP4 127.0.0.1",
                        "t=0 0",
                        "a=control:*",
                        "m=video 0 RTP/AVP 96",
                        "a=rtpmap:96 H264/90000",
                        "a=fmtp:96 packetization-mode=1;profile-level-id=42C01F;sprop-parameter-sets=Z0LAHwEC,aAME",
                        "a=framerate:10.000",
                        "a=control:trackID=0");
        assertThat(text).endsWith("\r\n");
    }

    @Test
    void aDescriptionOfH265NamesAllThreeKindsOfParameterSets() {
        assertThat(SessionDescription.of("door", SyntheticClip.h265(1, 10, 50), 42, 2, "127.0.0.1")
                        .lines())
                .contains(
                        "o=- 42 2 IN IP4 127.0.0.1",
                        "a=rtpmap:96 H265/90000",
                        "a=fmtp:96 sprop-vps=QAEF;sprop-sps=QgEG;sprop-pps=RAEH");
    }

    @Test
    void anAddressWithColonsIsOfTheSixthVersion() {
        assertThat(SessionDescription.of("door", SyntheticClip.of(1, 10, 1, 50), 1, 1, "::1"))
                .contains("c=IN IP6 ::1");
    }
}
