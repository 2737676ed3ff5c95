package dev.passerby.models.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class QuantisedConvolutionTest {

    @Test
    void eachOutputChannelUsesAllSteps() {
        Convolution real = layer(new float[] {1.27f, -0.5f, 0.0127f, 0.005f}, 1, -2);

        QuantisedConvolution integers = QuantisedConvolution.of(real, 0.5f);

        assertThat(integers.kernel()).containsExactly(127, -50, 127, 50);
        assertThat(integers.kernelScales()).containsExactly(new float[] {0.01f, 0.0001f}, within(1e-8f));
        assertThat(integers.biasScales()).containsExactly(new float[] {0.005f, 0.00005f}, within(1e-8f));
        assertThat(integers.bias()).containsExactly(200, -40_000);
    }

    @Test
    void aBiasTooLargeForItsWeightsCoarsensThem() {
        Convolution real = layer(new float[] {1e-9f, 0, 0, 0}, 100, 5);

        QuantisedConvolution integers = QuantisedConvolution.of(real, 0.01f);

        assertThat(integers.bias()[0] * (double) integers.biasScales()[0]).isCloseTo(100, within(1e-4));
        assertThat(integers.bias()[1] * (double) integers.biasScales()[1]).isCloseTo(5, within(1e-4));
    }

    private static Convolution layer(float[] kernel, float... bias) {
        return new Convolution("layer", new Tensor(List.of(2, 2, 1, 1), kernel), Tensor.vector(bias));
    }
}
