package dev.passerby.models.facenet;

import dev.passerby.models.onnx.OnnxGraph;
import dev.passerby.models.onnx.Padding;
import dev.passerby.models.onnx.Value;
import dev.passerby.models.tensor.Convolution;
import java.util.Arrays;

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

    @Override
    public Value rounded(Value x, String place) {
        return x;
    }

    @Override
    public Value maxPool(Value x, int size, int stride) {
        return x.maxPool(size, stride);
    }

    @Override
    public Value beside(String place, Value... branches) {
        return branches[0].beside(Arrays.copyOfRange(branches, 1, branches.length));
    }

    @Override
    public Value inFloat32(Value x) {
        return x;
    }
}
