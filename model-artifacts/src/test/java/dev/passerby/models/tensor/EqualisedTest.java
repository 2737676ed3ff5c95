package dev.passerby.models.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class EqualisedTest {

    @Test
    void channelsBetweenTheLayersAreOfLikeSizeAndTheProductStays() {
        Convolution first = layer("first", List.of(2, 1, 1, 1), new float[] {100, 1}, 10, 3);
        Convolution second = layer("second", List.of(1, 2, 1, 1), new float[] {1, 4}, 7);

        Equalised even = Equalised.of(first, second);

        assertThat(even.first().kernel().values()).containsExactly(10, 2);
        assertThat(even.second().kernel().values()).containsExactly(10, 2);
        assertThat(even.second().bias().values()).containsExactly(7);
        for (double x : new double[] {-1, 0.5, 2}) {
            assertThat(output(even.first(), even.second(), x)).isCloseTo(output(first, second, x), within(1e-4));
        }
    }

    @Test
    void aChannelThatIsZeroOnOneSideIsLeftAlone() {
        Convolution first = layer("first", List.of(2, 1, 1, 1), new float[] {0, 8}, 5, 0);
        Convolution second = layer("second", List.of(1, 2, 1, 1), new float[] {3, 2}, 0);

        Equalised even = Equalised.of(first, second);

        assertThat(even.first().bias().values()).containsExactly(5, 0);
        assertThat(even.second().kernel().values()).containsExactly(3, 4);
    }

    @Test
    void layersThatDoNotMeetAreRefused() {
        Convolution first = layer("first", List.of(2, 1, 1, 1), new float[] {1, 1}, 0, 0);
        Convolution second = layer("second", List.of(1, 3, 1, 1), new float[] {1, 1, 1}, 0);

        assertThatThrownBy(() -> Equalised.of(first, second))
                .hasMessage("'second' must take the 2 channels of 'first', got 3");
    }

    private static Convolution layer(String name, List<Integer> shape, float[] kernel, float... bias) {
        return new Convolution(name, new Tensor(shape, kernel), Tensor.vector(bias));
    }

    /** What two layers of 1 × 1 with a rectifier between them make of a picture of one pixel. */
    private static double output(Convolution first, Convolution second, double x) {
        double sum = second.bias().values()[0];
        for (int channel = 0; channel < 2; channel++) {
            double between = first.kernel().values()[channel] * x + first.bias().values()[channel];
            sum += second.kernel().values()[channel] * Math.max(0, between);
        }
        return sum;
    }
}
