package dev.passerby.models.mtcnn;

import static dev.passerby.models.onnx.Padding.VALID;

import dev.passerby.models.onnx.OnnxGraph;
import dev.passerby.models.onnx.Value;

/** The output network: face or not, the final box, and five landmarks, for windows of 48 × 48 pixels. */
public final class ONet {

    private ONet() {}

    /**
     * The network as an ONNX file. Input {@code input [n, 3, 48, 48]}; outputs {@code probability [n, 2]}, {@code
     * regression [n, 4]} and {@code landmarks [n, 10]}.
     */
    public static byte[] toOnnx(MtcnnWeights weights) {
        OnnxGraph graph = OnnxGraph.named(
                "mtcnn-onet",
                "input: RGB, (x - 127.5) / 128; probability: no face, face; regression: left, top, right, bottom; "
                        + "landmarks: five x, then five y");
        Value x = graph.input("input", "n", 3, 48, 48);
        x = x.convolution(weights.convolution("onet/conv1"), 1, VALID); // [n, 32, 46, 46]
        x = x.prelu("onet/prelu1", weights.pictureSlopes("onet/prelu1_alpha"));
        x = x.maxPoolOverEdges(3, 2); // [n, 32, 23, 23]
        x = x.convolution(weights.convolution("onet/conv2"), 1, VALID); // [n, 64, 21, 21]
        x = x.prelu("onet/prelu2", weights.pictureSlopes("onet/prelu2_alpha"));
        x = x.maxPoolOverEdges(3, 2); // [n, 64, 10, 10]
        x = x.convolution(weights.convolution("onet/conv3"), 1, VALID); // [n, 64, 8, 8]
        x = x.prelu("onet/prelu3", weights.pictureSlopes("onet/prelu3_alpha"));
        x = x.maxPoolOverEdges(2, 2); // [n, 64, 4, 4]
        x = x.convolution(weights.convolution("onet/conv4"), 1, VALID); // [n, 128, 3, 3]
        x = x.prelu("onet/prelu4", weights.pictureSlopes("onet/prelu4_alpha"));
        x = x.flatten().dense(weights.denseAfterPicture("onet/fc1", 3, 128)); // [n, 256]
        x = x.prelu("onet/prelu5", weights.slopes("onet/prelu5_alpha"));
        graph.output("probability", x.dense(weights.dense("onet/fc2_1")).softmax(), "n", 2);
        graph.output("regression", x.dense(weights.dense("onet/fc2_2")), "n", 4);
        graph.output("landmarks", x.dense(weights.dense("onet/fc2_3")), "n", 10);
        return graph.toOnnx();
    }
}
