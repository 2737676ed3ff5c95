package dev.passerby.models.tensor;

import java.util.Arrays;
import java.util.List;

/**
 * A convolution's weights.
 *
 * @param name unique within its network
 * @param kernel {@code [out, in, height, width]}
 * @param bias {@code [out]}
 */
public record Convolution(String name, Tensor kernel, Tensor bias) {

    public Convolution {
        if (kernel.shape().size() != 4) {
            throw new IllegalArgumentException(
                    "'" + name + "' must have a kernel [out, in, height, width], got " + kernel.shape());
        }
        bias.requireShape(kernel.shape().get(0));
    }

    /** The same convolution under another name. */
    public Convolution named(String other) {
        return new Convolution(other, kernel, bias);
    }

    /** The convolution whose output is {@code factor} times this one's. */
    public Convolution times(double factor) {
        return new Convolution(name, kernel.times(factor), bias.times(factor));
    }

    /**
     * The same convolution with channels of zero weight after its own.
     *
     * @param outputs at least as many as there are
     * @param inputs at least as many as there are
     */
    public Convolution widened(int outputs, int inputs) {
        int fewerOutputs = kernel.shape().get(0);
        int fewerInputs = kernel.shape().get(1);
        int window = height() * width();
        float[] wider = new float[outputs * inputs * window];
        for (int output = 0; output < fewerOutputs; output++) {
            System.arraycopy(
                    kernel.values(),
                    output * fewerInputs * window,
                    wider,
                    output * inputs * window,
                    fewerInputs * window);
        }
        return new Convolution(
                name,
                new Tensor(List.of(outputs, inputs, height(), width()), wider),
                new Tensor(List.of(outputs), Arrays.copyOf(bias.values(), outputs)));
    }

    public int height() {
        return kernel.shape().get(2);
    }

    public int width() {
        return kernel.shape().get(3);
    }
}
