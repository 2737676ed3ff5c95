package dev.passerby.models.tensor;

/**
 * A fully connected layer's weights.
 *
 * @param name unique within its network
 * @param matrix {@code [out, in]}
 * @param bias {@code [out]}
 */
public record Dense(String name, Tensor matrix, Tensor bias) {

    public Dense {
        if (matrix.shape().size() != 2) {
            throw new IllegalArgumentException("'" + name + "' must have a matrix [out, in], got " + matrix.shape());
        }
        bias.requireShape(matrix.shape().get(0));
    }
}
