package dev.passerby.models.facenet;

import dev.passerby.models.onnx.OnnxGraph;
import dev.passerby.models.onnx.Padding;
import dev.passerby.models.onnx.Value;
import dev.passerby.models.tensor.Convolution;

/**
 * Half precision: eleven binary digits for weights and values, for which GPUs have instructions. The picture comes in as bytes, a
 * quarter of the way to a card, and is standardised there; no digit is lost in that.
 */
final class Float16 implements Arithmetic {

    private static final float MEAN = 127.5f;
    private static final float SCALE = 1 / 128f;

    @Override
    public Value input(OnnxGraph graph) {
        return graph.byteInput("pixels", "n", 160, 160, 3)
                .transposed(0, 3, 1, 2)
                .inFloat16()
                .plusHalf("mean", -MEAN)
                .timesHalf("scale", SCALE);
    }

    @Override
    public Value convolution(Value x, Convolution weights, int stride, Padding padding) {
        return x.convolutionInFloat16(weights, stride, padding);
    }

    @Override
    public Value inFloat32(Value x) {
        return x.inFloat32();
    }
}
