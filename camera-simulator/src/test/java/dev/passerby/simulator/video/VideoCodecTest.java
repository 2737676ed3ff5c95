package dev.passerby.simulator.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class VideoCodecTest {

    @Test
    void theTypeIsTheLowFiveBitsOfTheHeaderInH264() {
        assertThat(VideoCodec.H264.typeOf(NalUnit.of(new byte[] {0x65}))).isEqualTo(5);
        assertThat(VideoCodec.H264.typeOf(SyntheticClip.SPS)).isEqualTo(7);
    }

    @Test
    void theTypeIsTheSixBitsAfterTheForbiddenOneInH265() {
        assertThat(VideoCodec.H265.typeOf(NalUnit.of(new byte[] {0x26, 1}))).isEqualTo(19);
        assertThat(VideoCodec.H265.typeOf(SyntheticClip.H265_PPS)).isEqualTo(34);
    }

    @Test
    void everyKindOfParameterSetIsNeeded() {
        List<NalUnit> two = List.of(SyntheticClip.H265_VPS, SyntheticClip.H265_PPS);

        assertThat(VideoCodec.H265.hasAllParameterSets(two)).isFalse();
        assertThat(VideoCodec.H264.hasAllParameterSets(List.of(SyntheticClip.PPS, SyntheticClip.SPS)))
                .isTrue();
        assertThat(VideoCodec.H264.isDelimiter(NalUnit.of(new byte[] {9}))).isTrue();
        assertThat(VideoCodec.H265.isDelimiter(NalUnit.of(new byte[] {70, 1}))).isTrue();
    }
}
