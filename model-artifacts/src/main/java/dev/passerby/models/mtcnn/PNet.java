package dev.passerby.models.mtcnn;

import static dev.passerby.models.onnx.Padding.VALID;

import dev.passerby.models.onnx.OnnxGraph;
import dev.passerby.models.onnx.Value;

/** The proposal network: fully convolutional, one answer for every 12 × 12 window at steps of 2. */
public final class PNet {

    private PNet() {}

    /**
     * The network as an ONNX file. Input {@code input [n, 3, height, width]}; outputs {@code probability [n, 2, rows,
     * columns]} and {@code regression [n, 4, rows, columns]}, where rows is {@code ceil((height - 2) / 2) - 4}, and
     * columns likewise.
     */
    public static byte[] toOnnx(MtcnnWeights weights) {
        OnnxGraph graph = OnnxGraph.named(
                "mtcnn-pnet",
                "input: RGB, (x - 127.5) / 128; probability: no face, face; regression: left, top, right, bottom");
        Value x = graph.input("input", "n", 3, "height", "width");
        x = x.convolution(weights.convolution("pnet/conv1"), 1, VALID);
        x = x.prelu("pnet/prelu1", weights.pictureSlopes("pnet/prelu1_alpha"));
        x = x.maxPoolOverEdges(2, 2);
        x = x.convolution(weights.convolution("pnet/conv2"), 1, VALID);
        x = x.prelu("pnet/prelu2", weights.pictureSlopes("pnet/prelu2_alpha"));
        x = x.convolution(weights.convolution("pnet/conv3"), 1, VALID);
        x = x.prelu("pnet/prelu3", weights.pictureSlopes("pnet/prelu3_alpha"));
        Value probability =
                x.convolution(weights.convolution("pnet/conv4_1"), 1, VALID).softmax();
        Value regression = x.convolution(weights.convolution("pnet/conv4_2"), 1, VALID);
        graph.output("probability", probability, "n", 2, "rows", "columns");
        graph.output("regression", regression, "n", 4, "rows", "columns");
        return graph.toOnnx();
    }
}
