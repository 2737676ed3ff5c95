package dev.passerby.models.tensor;

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

    /** The convolution whose output is {@code factor} times this one's. */
    public Convolution times(double factor) {
        return new Convolution(name, kernel.times(factor), bias.times(factor));
    }

    public int height() {
        return kernel.shape().get(2);
    }

    public int width() {
        return kernel.shape().get(3);
    }
}
