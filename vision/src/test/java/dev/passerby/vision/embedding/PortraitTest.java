package dev.passerby.vision.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class PortraitTest {

    @Test
    void viewsThatAgreeAreThePortraitAndHaveNoSpread() {
        Portrait portrait = Portrait.of(List.of(along(0), along(0), along(0)));

        assertThat(portrait.embedding().values()).containsExactly(along(0).values());
        assertThat(portrait.spread()).isEqualTo(0);
    }

    @Test
    void theSpreadIsWhatTheMeanLacksOfLengthOne() {
        Portrait portrait = Portrait.of(List.of(along(0), along(1)));

        // The mean of two unit vectors at a right angle has the squared length 1/2.
        assertThat(portrait.spread()).isCloseTo(0.5, within(1e-9));
        assertThat(portrait.embedding().values()[0]).isCloseTo((float) Math.sqrt(0.5), within(1e-6f));
        assertThat(portrait.embedding().values()[1]).isCloseTo((float) Math.sqrt(0.5), within(1e-6f));
    }

    @Test
    void theOrderOfViewsDoesNotMatter() {
        Portrait one = Portrait.of(List.of(along(0), along(1), along(0)));
        Portrait other = Portrait.of(List.of(along(1), along(0), along(0)));

        assertThat(one.spread()).isCloseTo(other.spread(), within(1e-12));
        assertThat(one.embedding().distanceTo(other.embedding())).isLessThan(1e-6);
    }

    @Test
    void viewsThatCancelEachOtherOutAreNoPortrait() {
        float[] opposite = new float[Embedding.DIMENSIONS];
        opposite[0] = -1;
        assertThatThrownBy(() -> Portrait.of(List.of(along(0), new Embedding(opposite))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Embedding along(int axis) {
        float[] values = new float[Embedding.DIMENSIONS];
        values[axis] = 1;
        return new Embedding(values);
    }
}
