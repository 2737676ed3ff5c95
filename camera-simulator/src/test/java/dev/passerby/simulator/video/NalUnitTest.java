package dev.passerby.simulator.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class NalUnitTest {

    @Test
    void startCodesOfThreeAndFourBytesSeparateUnits() {
        byte[] stream = {0, 0, 0, 1, 0x67, 1, 2, 0, 0, 1, 0x68, 3, 0, 0, 0, 1, 0x65, 0, 4};

        assertThat(NalUnit.splitAnnexB(stream))
                .containsExactly(
                        NalUnit.of(new byte[] {0x67, 1, 2}),
                        NalUnit.of(new byte[] {0x68, 3}),
                        NalUnit.of(new byte[] {0x65, 0, 4}));
    }

    @Test
    void zeroBytesAfterAUnitAreNotPartOfIt() {
        assertThat(NalUnit.splitAnnexB(new byte[] {0, 0, 1, 0x65, 7, 0, 0, 0}))
                .containsExactly(NalUnit.of(new byte[] {0x65, 7}));
    }

    @Test
    void aStreamWithoutStartCodeHasNoUnits() {
        assertThat(NalUnit.splitAnnexB(new byte[] {1, 2, 3, 4})).isEmpty();
        assertThat(NalUnit.splitAnnexB(new byte[0])).isEmpty();
    }

    @Test
    void aUnitDoesNotChangeWithTheArrayItWasMadeOf() {
        byte[] bytes = {0x65, 1};
        NalUnit unit = NalUnit.of(bytes);
        bytes[1] = 9;

        assertThat(unit.toBytes()).containsExactly(0x65, 1);
    }

    @Test
    void aUnitWithoutHeaderIsRefused() {
        assertThatThrownBy(() -> NalUnit.of(new byte[0]))
                .hasMessage("a NAL unit has at least its header byte, got none");
    }
}
