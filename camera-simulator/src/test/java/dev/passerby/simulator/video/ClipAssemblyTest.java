package dev.passerby.simulator.video;

import static dev.passerby.simulator.video.SyntheticClip.PPS;
import static dev.passerby.simulator.video.SyntheticClip.SPS;
import static dev.passerby.simulator.video.SyntheticClip.h265Slice;
import static dev.passerby.simulator.video.SyntheticClip.slice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClipAssemblyTest {

    private final ClipAssembly pictures = new ClipAssembly(VideoCodec.H264, 10);

    @Test
    void parameterSetsInTheStreamAreTakenOutOfThePictures() {
        pictures.add(List.of(SPS, PPS, slice(true, 9)), true, 0);
        pictures.add(List.of(SPS, PPS, slice(true, 9)), true, 9000);

        Clip clip = pictures.clip(64, 48);

        assertThat(clip.parameterSets()).containsExactly(SPS, PPS);
        assertThat(clip.accessUnits()).extracting(AccessUnit::nalUnits).containsOnly(List.of(slice(true, 9)));
    }

    @Test
    void anotherParameterSetLaterStaysWhereItIs() {
        NalUnit otherPps = NalUnit.of(new byte[] {0x68, 9, 9});
        pictures.add(List.of(SPS, PPS, slice(true, 9)), true, 0);
        pictures.add(List.of(otherPps, slice(true, 9)), true, 9000);

        assertThat(pictures.clip(64, 48).accessUnits().get(1).nalUnits()).containsExactly(otherPps, slice(true, 9));
    }

    @Test
    void picturesThatCannotBeDecodedAreLeftOutAndTimesBeginAtZero() {
        pictures.addParameterSets(List.of(SPS, PPS));
        pictures.add(List.of(slice(false, 9)), false, 500);
        pictures.add(List.of(slice(true, 9)), true, 9_500);
        pictures.add(List.of(slice(false, 9)), false, 600);
        pictures.add(List.of(slice(false, 9)), false, 18_500);

        assertThat(pictures.clip(64, 48).accessUnits())
                .extracting(AccessUnit::presentationTicks)
                .containsExactly(0L, 9000L);
    }

    @Test
    void picturesWithoutTimesFollowOneAnotherAtTheNominalRate() {
        pictures.addParameterSets(List.of(SPS, PPS));
        pictures.add(List.of(slice(true, 9)), true);
        pictures.add(List.of(slice(false, 9)), false);

        Clip clip = pictures.clip(64, 48);

        assertThat(clip.accessUnits()).extracting(AccessUnit::presentationTicks).containsExactly(0L, 9000L);
        assertThat(clip.durationSeconds()).isEqualTo(0.2);
    }

    @Test
    void parameterSetsOfH265AreTakenOutToo() {
        ClipAssembly h265 = new ClipAssembly(VideoCodec.H265, 10);
        NalUnit delimiter = NalUnit.of(new byte[] {35 << 1, 1, 0x10});
        h265.add(
                List.of(
                        delimiter,
                        SyntheticClip.H265_VPS,
                        SyntheticClip.H265_SPS,
                        SyntheticClip.H265_PPS,
                        h265Slice(true, 9)),
                true,
                0);

        Clip clip = h265.clip(64, 48);

        assertThat(clip.parameterSets())
                .containsExactly(SyntheticClip.H265_VPS, SyntheticClip.H265_SPS, SyntheticClip.H265_PPS);
        assertThat(clip.parameterSets(33)).containsExactly(SyntheticClip.H265_SPS);
        assertThat(clip.accessUnits().get(0).nalUnits()).containsExactly(h265Slice(true, 9));
    }

    @Test
    void aClipWithoutKeyFrameOrParameterSetsIsRefused() {
        assertThatThrownBy(() -> pictures.clip(64, 48))
                .hasMessageContaining("a clip of H264 has parameter sets of the types [7, 8]");
        pictures.addParameterSets(List.of(SPS, PPS));
        assertThatThrownBy(() -> pictures.clip(64, 48)).hasMessage("a clip begins with a key frame, got no pictures");
    }
}
