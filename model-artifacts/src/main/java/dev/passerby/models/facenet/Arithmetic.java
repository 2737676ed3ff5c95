package dev.passerby.models.facenet;

import dev.passerby.models.onnx.OnnxGraph;
import dev.passerby.models.onnx.Padding;
import dev.passerby.models.onnx.Value;
import dev.passerby.models.tensor.Convolution;

/**
 * What numbers the network is computed in. The network says at which places its values may be rounded and what each place is
 * called; this says whether they are.
 */
interface Arithmetic {

    /** Declares the network's input; the result is {@code [n, 3, 160, 160]} RGB, {@code (x - 127.5) / 128}. */
    Value input(OnnxGraph graph);

    /** A convolution of a value that went through this arithmetic. */
    Value convolution(Value x, Convolution weights, int stride, Padding padding);

    /** A value rounded to what numbers of this kind can hold. */
    Value rounded(Value x, String place);

    /** The maximum over windows; a maximum of rounded values needs no rounding of its own. */
    Value maxPool(Value x, int size, int stride);

    /** Channels of several values after each other, rounded alike. */
    Value beside(String place, Value... branches);

    /** A value in float32, in which averages and the embedding are computed by every arithmetic. */
    Value inFloat32(Value x);
}
