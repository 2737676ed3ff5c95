package dev.passerby.models.tensor;

import java.util.Arrays;
import java.util.List;

/**
 * An array of floats with a shape, last axis fastest. Its values are never changed after construction.
 *
 * @param shape axis lengths, outermost first; empty for a scalar
 * @param values as many as the shape's product
 */
public record Tensor(List<Integer> shape, float[] values) {

    public Tensor {
        shape = List.copyOf(shape);
        long size = shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
        if (size != values.length) {
            throw new IllegalArgumentException(
                    "a tensor of shape " + shape + " must have " + size + " values, got " + values.length);
        }
    }

    public static Tensor vector(float... values) {
        return new Tensor(List.of(values.length), values);
    }

    /** This tensor, after a check that it is what the caller expects. */
    public Tensor requireShape(Integer... expected) {
        if (!shape.equals(List.of(expected))) {
            throw new IllegalArgumentException("shape must be " + List.of(expected) + ", got " + shape);
        }
        return this;
    }

    /** The same values under another shape of equal size. */
    public Tensor reshape(Integer... other) {
        return new Tensor(List.of(other), values);
    }

    /** A vector with ones after its own values. */
    public Tensor lengthened(int length) {
        float[] longer = Arrays.copyOf(values, length);
        Arrays.fill(longer, values.length, length, 1);
        return vector(longer);
    }

    /** Every value multiplied by a number. */
    public Tensor times(double factor) {
        float[] scaled = new float[values.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = (float) (values[i] * factor);
        }
        return new Tensor(shape, scaled);
    }

    /**
     * The tensor with its axes in another order.
     *
     * @param order for each axis of the result, the axis of this tensor that it is
     */
    public Tensor transpose(int... order) {
        int rank = shape.size();
        int[] strides = new int[rank];
        int stride = 1;
        for (int axis = rank - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= shape.get(axis);
        }
        Integer[] newShape = new Integer[rank];
        int[] newStrides = new int[rank];
        for (int axis = 0; axis < rank; axis++) {
            newShape[axis] = shape.get(order[axis]);
            newStrides[axis] = strides[order[axis]];
        }
        float[] moved = new float[values.length];
        int[] index = new int[rank];
        int from = 0;
        for (int to = 0; to < moved.length; to++) {
            moved[to] = values[from];
            for (int axis = rank - 1; axis >= 0; axis--) {
                from += newStrides[axis];
                if (++index[axis] < newShape[axis]) {
                    break;
                }
                from -= newStrides[axis] * newShape[axis];
                index[axis] = 0;
            }
        }
        return new Tensor(List.of(newShape), moved);
    }
}
