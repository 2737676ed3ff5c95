package dev.passerby.models.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class TensorTest {

    @Test
    void transposingMovesEveryValueToItsPermutedIndex() {
        int[] lengths = {2, 3, 4, 5};
        float[] values = new float[120];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }

        Tensor turned = new Tensor(List.of(2, 3, 4, 5), values).transpose(3, 2, 0, 1);

        assertThat(turned.shape()).containsExactly(5, 4, 2, 3);
        for (int a = 0; a < lengths[0]; a++) {
            for (int b = 0; b < lengths[1]; b++) {
                for (int c = 0; c < lengths[2]; c++) {
                    for (int d = 0; d < lengths[3]; d++) {
                        assertThat(turned.values()[((d * 4 + c) * 2 + a) * 3 + b])
                                .isEqualTo(((a * 3 + b) * 4 + c) * 5 + d);
                    }
                }
            }
        }
    }

    @Test
    void aTensorHasAsManyValuesAsItsShapeSays() {
        assertThatThrownBy(() -> new Tensor(List.of(2, 3), new float[5]))
                .hasMessage("a tensor of shape [2, 3] must have 6 values, got 5");
    }

    @Test
    void foldedBatchNormGivesWhatTheLayerAndTheNormGaveOneAfterTheOther() {
        Tensor weights = new Tensor(List.of(2, 3), new float[] {1, -2, 3, 0.5f, 4, -1});
        float[] mean = {0.3f, -0.7f};
        float[] variance = {0.04f, 2.5f};
        float[] beta = {-1.1f, 0.2f};
        BatchNorm norm = new BatchNorm(Tensor.vector(mean), Tensor.vector(variance), Tensor.vector(beta), 0.001);
        float[] x = {0.9f, -0.4f, 2};

        Tensor folded = norm.foldInto(weights);
        Tensor bias = norm.bias();

        for (int channel = 0; channel < 2; channel++) {
            double plain = 0;
            double once = bias.values()[channel];
            for (int i = 0; i < 3; i++) {
                plain += weights.values()[channel * 3 + i] * x[i];
                once += folded.values()[channel * 3 + i] * x[i];
            }
            double twice = (plain - mean[channel]) / Math.sqrt(variance[channel] + 0.001) + beta[channel];
            assertThat(once).isCloseTo(twice, within(1e-5));
        }
    }
}
