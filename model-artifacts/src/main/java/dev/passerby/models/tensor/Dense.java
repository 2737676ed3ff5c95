package dev.passerby.models.tensor;

import java.util.Arrays;
import java.util.List;

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

    /** What the second output is above the first, where there are two. */
    public Dense difference() {
        matrix.requireShape(2, inputs());
        float[] row = new float[inputs()];
        for (int i = 0; i < row.length; i++) {
            row[i] = matrix.values()[row.length + i] - matrix.values()[i];
        }
        return new Dense(
                name, new Tensor(List.of(1, row.length), row), Tensor.vector(bias.values()[1] - bias.values()[0]));
    }

    /** This layer's outputs, then another's of the same inputs. */
    public Dense above(Dense other) {
        int outputs = matrix.shape().get(0) + other.matrix.shape().get(0);
        Tensor both = new Tensor(List.of(outputs, inputs()), joined(matrix.values(), other.matrix.values()));
        return new Dense(name, both, Tensor.vector(joined(bias.values(), other.bias.values())));
    }

    /** The layer applied to every pixel. */
    public Convolution ofPixels() {
        return new Convolution(name, matrix.reshape(matrix.shape().get(0), inputs(), 1, 1), bias);
    }

    private int inputs() {
        return matrix.shape().get(1);
    }

    private static float[] joined(float[] first, float[] second) {
        float[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
