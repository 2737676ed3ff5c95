package dev.passerby.models.tensor;

import java.util.List;

/**
 * Two convolutions with a rectifier between them, rescaled so that the channels between them are of like size: together they
 * compute what they did, but one scale for all these channels then fits each of them.
 *
 * <p>Cross-layer equalisation, Nagel et al. 2019, "Data-Free Quantization through Weight Equalization and Bias Correction",
 * section 4.1: a rectifier lets positive factors pass, so a channel may be divided on one side and multiplied on the other.
 *
 * @param first the convolution before the rectifier
 * @param second the convolution after it
 */
public record Equalised(Convolution first, Convolution second) {

    /**
     * The same two layers, equalised.
     *
     * @throws IllegalArgumentException if the second does not take what the first gives
     */
    public static Equalised of(Convolution first, Convolution second) {
        int channels = first.kernel().shape().get(0);
        if (second.kernel().shape().get(1) != channels) {
            throw new IllegalArgumentException("'" + second.name() + "' must take the " + channels + " channels of '"
                    + first.name() + "', got " + second.kernel().shape().get(1));
        }
        float[] leaving = new float[channels];
        float[] entering = new float[channels];
        int perOutput = first.kernel().values().length / channels;
        for (int i = 0; i < first.kernel().values().length; i++) {
            int channel = i / perOutput;
            leaving[channel] =
                    Math.max(leaving[channel], Math.abs(first.kernel().values()[i]));
        }
        for (int i = 0; i < second.kernel().values().length; i++) {
            int channel = inputChannel(second, i);
            entering[channel] =
                    Math.max(entering[channel], Math.abs(second.kernel().values()[i]));
        }
        double[] factors = new double[channels];
        for (int channel = 0; channel < channels; channel++) {
            boolean dead = leaving[channel] == 0 || entering[channel] == 0;
            factors[channel] = dead ? 1 : Math.sqrt((double) leaving[channel] / entering[channel]);
        }
        return new Equalised(divided(first, factors), multiplied(second, factors));
    }

    private static Convolution divided(Convolution layer, double[] factors) {
        List<Integer> shape = layer.kernel().shape();
        float[] kernel = layer.kernel().values().clone();
        float[] bias = layer.bias().values().clone();
        int perOutput = kernel.length / factors.length;
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] = (float) (kernel[i] / factors[i / perOutput]);
        }
        for (int channel = 0; channel < bias.length; channel++) {
            bias[channel] = (float) (bias[channel] / factors[channel]);
        }
        return new Convolution(layer.name(), new Tensor(shape, kernel), Tensor.vector(bias));
    }

    private static Convolution multiplied(Convolution layer, double[] factors) {
        float[] kernel = layer.kernel().values().clone();
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] = (float) (kernel[i] * factors[inputChannel(layer, i)]);
        }
        return new Convolution(layer.name(), new Tensor(layer.kernel().shape(), kernel), layer.bias());
    }

    /** The input channel of a number of a kernel {@code [out, in, height, width]}. */
    private static int inputChannel(Convolution layer, int index) {
        return index / (layer.height() * layer.width()) % layer.kernel().shape().get(1);
    }
}
