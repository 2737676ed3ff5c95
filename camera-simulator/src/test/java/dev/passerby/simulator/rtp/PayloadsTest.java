package dev.passerby.simulator.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.simulator.video.NalUnit;
import dev.passerby.simulator.video.SyntheticClip;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadsTest {

    @Test
    void aUnitThatFitsIsItsOwnPayload() {
        NalUnit unit = SyntheticClip.slice(true, 100);

        assertThat(Payloads.H264.of(unit, 100)).containsExactly(unit.toBytes());
    }

    @Test
    void aLargerUnitIsCutIntoFragmentsWithStartAndEndBits() {
        List<byte[]> fragments = Payloads.H264.of(SyntheticClip.slice(true, 101), 52);

        assertThat(fragments).hasSize(2).allSatisfy(fragment -> assertThat(fragment)
                .hasSizeLessThanOrEqualTo(52));
        // Importance of the unit (0x60) with type 28; then start or end bit with the unit's own type 5.
        assertThat(fragments.get(0)).startsWith(0x7C, 0x85);
        assertThat(fragments.get(1)).startsWith(0x7C, 0x45);
    }

    @ParameterizedTest
    @ValueSource(ints = {101, 102, 149, 150, 151, 1000, 4999})
    void theFragmentsTogetherAreTheUnit(int bytes) {
        NalUnit unit = SyntheticClip.slice(false, bytes);

        List<byte[]> fragments = Payloads.H264.of(unit, 52);

        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        byte[] first = fragments.get(0);
        joined.write((first[0] & 0xE0) | (first[1] & 0x1F));
        fragments.forEach(fragment -> joined.write(fragment, 2, fragment.length - 2));
        assertThat(joined.toByteArray()).isEqualTo(unit.toBytes());
        assertThat(fragments.stream().filter(fragment -> (fragment[1] & 0x80) != 0))
                .hasSize(1);
        assertThat(fragments.stream().filter(fragment -> (fragment[1] & 0x40) != 0))
                .hasSize(1);
    }

    @Test
    void aUnitThatNeverEndsHasAStartAndNoEnd() {
        NalUnit unit = SyntheticClip.slice(true, 300);

        for (int i = 0; i < 20; i++) {
            byte[] fragment = Payloads.H264.neverEnding(unit, i, 64);
            assertThat(fragment).hasSize(64);
            assertThat(fragment[1] & 0xFF).isEqualTo(i == 0 ? 0x85 : 0x05);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {101, 102, 1000, 4999})
    void fragmentsOfH265CarryBothBytesOfTheHeader(int bytes) {
        NalUnit unit = SyntheticClip.h265Slice(true, bytes);

        List<byte[]> fragments = Payloads.H265.of(unit, 52);

        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        byte[] first = fragments.get(0);
        // RFC 7798, section 4.4.3: type 49 in the header, the unit's own (19, an IDR picture) after it.
        assertThat(first).startsWith(49 << 1, 0x01, 0x80 | 19);
        assertThat(fragments.get(fragments.size() - 1)).startsWith(49 << 1, 0x01, 0x40 | 19);
        joined.write((first[0] & 0x81) | ((first[2] & 0x3F) << 1));
        joined.write(first[1]);
        fragments.forEach(fragment -> {
            assertThat(fragment).hasSizeLessThanOrEqualTo(52);
            joined.write(fragment, 3, fragment.length - 3);
        });
        assertThat(joined.toByteArray()).isEqualTo(unit.toBytes());
        assertThat(Payloads.H265.of(unit, bytes)).containsExactly(unit.toBytes());
    }

    @Test
    void evenTheSmallestUnitCanBeMadeToNeverEnd() {
        assertThat(Payloads.H264.neverEnding(SyntheticClip.slice(true, 2), 7, 64))
                .hasSize(3);
    }
}
