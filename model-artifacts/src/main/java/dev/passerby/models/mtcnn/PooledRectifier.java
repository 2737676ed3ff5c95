package dev.passerby.models.mtcnn;

import static dev.passerby.models.onnx.Padding.VALID;

import dev.passerby.models.onnx.Value;
import dev.passerby.models.tensor.Convolution;
import dev.passerby.models.tensor.Tensor;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A convolution, its rectifier with learnt slopes, and the pooling after them, in another order: pooled first, so that the
 * rectifier works on a quarter of the values, and in operators that an inference engine joins to the convolutions.
 *
 * <p>A rectifier whose slope is not negative never falls, and so its largest output is the largest input's:
 *
 * <pre>max prelu(x) = prelu(m)            = m + (1 - slope) relu(-m)        with m = max x</pre>
 *
 * One whose slope is negative is V-shaped, and its largest output is that of the largest or of the smallest input:
 *
 * <pre>max prelu(x) = max(m, n)           = m + relu(n - m)                 with n = max(slope x)</pre>
 *
 * Both are {@code t + share * relu(difference(t))} where {@code t} is the pooled output of one convolution, which has a
 * channel for every {@code m} and after them one for every {@code n}.
 */
final class PooledRectifier {

    /** Engines work on whole blocks of so many channels. */
    private static final int BLOCK = 16;

    private final Convolution convolution;
    private final float[] slopes;
    /** The channels whose slope is negative. */
    private final int[] falling;

    private final int channels;

    private PooledRectifier(Convolution convolution, float[] slopes) {
        this.convolution = convolution;
        this.slopes = slopes;
        falling = IntStream.range(0, slopes.length).filter(i -> slopes[i] < 0).toArray();
        channels = (slopes.length + falling.length + BLOCK - 1) / BLOCK * BLOCK;
    }

    /**
     * The layer.
     *
     * @param slopes {@code [out]}
     */
    static PooledRectifier of(Convolution convolution, Tensor slopes) {
        slopes.requireShape(convolution.kernel().shape().get(0));
        return new PooledRectifier(convolution, slopes.values());
    }

    /** How many channels the layer's output has; those after the convolution's own are of no use. */
    int channels() {
        return channels;
    }

    /** The layer's output. */
    Value pooled(Value picture, int size, int stride) {
        Value pooled = picture.convolution(bothSides(), 1, VALID).maxPoolOverEdges(size, stride);
        Value difference = pooled.convolution(differences(), 1, VALID).relu();
        return difference.convolution(shares(), 1, VALID).plus(pooled);
    }

    private Convolution bothSides() {
        Convolution wide =
                convolution.widened(channels, convolution.kernel().shape().get(1));
        float[] kernel = wide.kernel().values();
        float[] bias = wide.bias().values();
        int length = kernel.length / channels;
        for (int i = 0; i < falling.length; i++) {
            float slope = slopes[falling[i]];
            for (int k = 0; k < length; k++) {
                kernel[(slopes.length + i) * length + k] = slope * kernel[falling[i] * length + k];
            }
            bias[slopes.length + i] = slope * bias[falling[i]];
        }
        return wide;
    }

    private Convolution differences() {
        float[] matrix = new float[channels * channels];
        for (int channel = 0; channel < slopes.length; channel++) {
            matrix[channel * channels + channel] = -1;
        }
        for (int i = 0; i < falling.length; i++) {
            matrix[falling[i] * channels + slopes.length + i] = 1;
        }
        return acrossChannels("/differences", matrix);
    }

    private Convolution shares() {
        float[] matrix = new float[channels * channels];
        for (int channel = 0; channel < slopes.length; channel++) {
            matrix[channel * channels + channel] = slopes[channel] < 0 ? 1 : 1 - slopes[channel];
        }
        return acrossChannels("/shares", matrix);
    }

    private Convolution acrossChannels(String suffix, float[] matrix) {
        Tensor kernel = new Tensor(List.of(channels, channels, 1, 1), matrix);
        return new Convolution(convolution.name() + suffix, kernel, Tensor.vector(new float[channels]));
    }
}
