package dev.passerby.models.tensor;

import java.util.List;

/**
 * A convolution's weights as integers, each output channel with a scale of its own: symmetric, without a zero point.
 *
 * @param name unique within its network
 * @param shape the kernel's, {@code [out, in, height, width]}
 * @param kernel from -127 to 127; a weight is its integer times its channel's scale
 * @param kernelScales {@code [out]}
 * @param bias {@code [out]}, in the unit in which products of input and kernel are summed
 * @param biasScales {@code [out]}: that unit, the input's scale times the kernel's
 */
public record QuantisedConvolution(
        String name, List<Integer> shape, byte[] kernel, float[] kernelScales, int[] bias, float[] biasScales) {

    private static final int LARGEST_WEIGHT = 127;

    /** Leaves room for the sum of products beside the bias in 32 bits: 2^15 products of bytes are below 2^30. */
    private static final int LARGEST_BIAS = 1 << 30;

    public QuantisedConvolution {
        shape = List.copyOf(shape);
    }

    /**
     * The nearest integers to a convolution's weights.
     *
     * @param inputScale what one step of its input is worth
     */
    public static QuantisedConvolution of(Convolution weights, float inputScale) {
        float[] real = weights.kernel().values();
        int channels = weights.kernel().shape().get(0);
        int perChannel = real.length / channels;
        byte[] kernel = new byte[real.length];
        float[] kernelScales = new float[channels];
        int[] bias = new int[channels];
        float[] biasScales = new float[channels];
        for (int channel = 0; channel < channels; channel++) {
            int from = channel * perChannel;
            float offset = weights.bias().values()[channel];
            kernelScales[channel] = scale(real, from, from + perChannel, offset, inputScale);
            for (int i = from; i < from + perChannel; i++) {
                kernel[i] = (byte) Math.rint((double) real[i] / kernelScales[channel]);
            }
            biasScales[channel] = inputScale * kernelScales[channel];
            bias[channel] = (int) Math.rint((double) offset / biasScales[channel]);
        }
        return new QuantisedConvolution(
                weights.name(), weights.kernel().shape(), kernel, kernelScales, bias, biasScales);
    }

    /** The scale that makes the largest weight 127, or a coarser one where the bias would otherwise not fit. */
    private static float scale(float[] real, int from, int to, float offset, float inputScale) {
        float largest = 0;
        for (int i = from; i < to; i++) {
            largest = Math.max(largest, Math.abs(real[i]));
        }
        float forBias = Math.abs(offset) / inputScale / LARGEST_BIAS;
        return Math.max(Math.max(largest / LARGEST_WEIGHT, forBias), Float.MIN_NORMAL);
    }

    public int height() {
        return shape.get(2);
    }

    public int width() {
        return shape.get(3);
    }
}
