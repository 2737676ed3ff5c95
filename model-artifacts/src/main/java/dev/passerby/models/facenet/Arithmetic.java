package dev.passerby.models.facenet;

import dev.passerby.models.onnx.OnnxGraph;
import dev.passerby.models.onnx.Padding;
import dev.passerby.models.onnx.Value;
import dev.passerby.models.tensor.Convolution;
import java.util.Arrays;

/**
 * What numbers the network is computed in. The network says at which places its values may be rounded and what each place is
 * called; this says whether they are. Of itself it rounds nothing.
 */
interface Arithmetic {

    /** Declares the network's input; the result is {@code [n, 3, 160, 160]} RGB, {@code (x - 127.5) / 128}. */
    Value input(OnnxGraph graph);

    /** A convolution of a value that went through this arithmetic. */
    Value convolution(Value x, Convolution weights, int stride, Padding padding);

    /** A value rounded to what numbers of this kind can hold. */
    default Value rounded(Value x, String place) {
        return x;
    }

    /** The maximum over windows; a maximum of rounded values needs no rounding of its own. */
    default Value maxPool(Value x, int size, int stride) {
        return x.maxPool(size, stride);
    }

    /** Channels of several values after each other, rounded alike. */
    default Value beside(String place, Value... branches) {
        return branches[0].beside(Arrays.copyOfRange(branches, 1, branches.length));
    }

    /** A value in float32, in which averages and the embedding are computed by every arithmetic. */
    default Value inFloat32(Value x) {
        return x;
    }
}
