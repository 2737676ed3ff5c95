package dev.passerby.models.mtcnn;

import static dev.passerby.models.onnx.Padding.VALID;

import dev.passerby.models.onnx.OnnxGraph;
import dev.passerby.models.onnx.Value;

/** The proposal network: fully convolutional, one answer for every 12 × 12 window at steps of 2. */
public final class PNet {

    private PNet() {}

    /**
     * The network as an ONNX file. Input {@code input [n, 3, height, width]}; output {@code answer [n, 5, rows, columns]}: the
     * log odds of a face, then the regression, where rows is {@code ceil((height - 2) / 2) - 4}, and columns likewise.
     */
    public static byte[] toOnnx(MtcnnWeights weights) {
        OnnxGraph graph = OnnxGraph.named(
                "mtcnn-pnet", "input: RGB, (x - 127.5) / 128; answer: log odds of a face; left, top, right, bottom");
        PooledRectifier first =
                PooledRectifier.of(weights.convolution("pnet/conv1"), weights.slopes("pnet/prelu1_alpha"));
        Value x = first.pooled(graph.input("input", "n", 3, "height", "width"), 2, 2);
        x = x.convolution(weights.convolution("pnet/conv2").widened(16, first.channels()), 1, VALID);
        x = x.preluOfChannels("pnet/prelu2", weights.slopes("pnet/prelu2_alpha"));
        x = x.convolution(weights.convolution("pnet/conv3"), 1, VALID);
        x = x.preluOfChannels("pnet/prelu3", weights.slopes("pnet/prelu3_alpha"));
        x = x.convolution(
                weights.answer("pnet/conv4", "pnet/conv4_1", "pnet/conv4_2").ofPixels(), 1, VALID);
        graph.output("answer", x, "n", 5, "rows", "columns");
        return graph.toOnnx();
    }
}
