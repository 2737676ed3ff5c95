package dev.passerby.models.mtcnn;

import static dev.passerby.models.onnx.Padding.VALID;

import dev.passerby.models.onnx.OnnxGraph;
import dev.passerby.models.onnx.Value;

/** The refinement network: face or not, and a better box, for windows of 24 × 24 pixels. */
public final class RNet {

    private RNet() {}

    /**
     * The network as an ONNX file. Input {@code input [n, 3, 24, 24]}; outputs {@code probability [n, 2]} and {@code
     * regression [n, 4]}.
     */
    public static byte[] toOnnx(MtcnnWeights weights) {
        OnnxGraph graph = OnnxGraph.named(
                "mtcnn-rnet",
                "input: RGB, (x - 127.5) / 128; probability: no face, face; regression: left, top, right, bottom");
        Value x = graph.input("input", "n", 3, 24, 24);
        x = x.convolution(weights.convolution("rnet/conv1"), 1, VALID); // [n, 28, 22, 22]
        x = x.prelu("rnet/prelu1", weights.pictureSlopes("rnet/prelu1_alpha"));
        x = x.maxPoolOverEdges(3, 2); // [n, 28, 11, 11]
        x = x.convolution(weights.convolution("rnet/conv2"), 1, VALID); // [n, 48, 9, 9]
        x = x.prelu("rnet/prelu2", weights.pictureSlopes("rnet/prelu2_alpha"));
        x = x.maxPoolOverEdges(3, 2); // [n, 48, 4, 4]
        x = x.convolution(weights.convolution("rnet/conv3"), 1, VALID); // [n, 64, 3, 3]
        x = x.prelu("rnet/prelu3", weights.pictureSlopes("rnet/prelu3_alpha"));
        x = x.flatten().dense(weights.denseAfterPicture("rnet/fc1", 3, 64)); // [n, 128]
        x = x.prelu("rnet/prelu4", weights.slopes("rnet/prelu4_alpha"));
        graph.output("probability", x.dense(weights.dense("rnet/fc2_1")).softmax(), "n", 2);
        graph.output("regression", x.dense(weights.dense("rnet/fc2_2")), "n", 4);
        return graph.toOnnx();
    }
}
