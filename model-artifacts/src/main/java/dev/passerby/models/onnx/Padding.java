package dev.passerby.models.onnx;

/** What surrounds a picture before a kernel slides over it, in TensorFlow's words. */
public enum Padding {
    /** Nothing: the result shrinks. */
    VALID,
    /** Zeros, so that the result has the input's size. */
    SAME;

    /**
     * Zeros on either side of one axis.
     *
     * @throws IllegalArgumentException for SAME with a stride or an even kernel: TensorFlow then pads the far side more,
     *     by an amount that depends on the picture's size, and none of our networks needs that
     */
    int each(int kernel, int stride) {
        if (this == VALID) {
            return 0;
        }
        if (stride != 1 || kernel % 2 == 0) {
            throw new IllegalArgumentException("SAME padding must have stride 1 and an odd kernel, got stride " + stride
                    + " and kernel " + kernel);
        }
        return kernel / 2;
    }
}
