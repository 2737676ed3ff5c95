package dev.passerby.models.facenet;

import dev.passerby.models.onnx.OnnxGraph;
import dev.passerby.models.onnx.Padding;
import dev.passerby.models.onnx.Value;
import dev.passerby.models.tensor.Convolution;

/** Float32 with a look at every place where bytes would be rounded: the network has an output of that name for each. */
final class Observed implements Arithmetic {

    private final Arithmetic float32 = new Float32();

    @Override
    public Value input(OnnxGraph graph) {
        return float32.input(graph);
    }

    @Override
    public Value convolution(Value x, Convolution weights, int stride, Padding padding) {
        return float32.convolution(x, weights, stride, padding);
    }

    @Override
    public Value rounded(Value x, String place) {
        x.graph().output(ActivationRanges.outputName(place), x, "n", "channels", "height", "width");
        return x;
    }

    @Override
    public Value beside(String place, Value... branches) {
        return rounded(Arithmetic.super.beside(place, branches), place);
    }
}
