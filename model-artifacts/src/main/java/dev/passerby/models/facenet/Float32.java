package dev.passerby.models.facenet;

import dev.passerby.models.onnx.OnnxGraph;
import dev.passerby.models.onnx.Padding;
import dev.passerby.models.onnx.Value;
import dev.passerby.models.tensor.Convolution;

/** The numbers that the weights were trained in: nothing is rounded. */
final class Float32 implements Arithmetic {

    @Override
    public Value input(OnnxGraph graph) {
        return graph.input("input", "n", 3, 160, 160);
    }

    @Override
    public Value convolution(Value x, Convolution weights, int stride, Padding padding) {
        return x.convolution(weights, stride, padding);
    }
}
