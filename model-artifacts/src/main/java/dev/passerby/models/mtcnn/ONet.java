package dev.passerby.models.mtcnn;

import static dev.passerby.models.onnx.Padding.VALID;

import dev.passerby.models.onnx.OnnxGraph;
import dev.passerby.models.onnx.Value;

/** The output network: face or not, the final box, and five landmarks, for windows of 48 × 48 pixels. */
public final class ONet {

    private ONet() {}

    /**
     * The network as an ONNX file. Input {@code input [n, 3, 48, 48]}; output {@code answer [n, 15]}: the log odds of a face, the
     * regression, then the landmarks.
     */
    public static byte[] toOnnx(MtcnnWeights weights) {
        OnnxGraph graph = OnnxGraph.named(
                "mtcnn-onet",
                "input: RGB, (x - 127.5) / 128; answer: log odds of a face; left, top, right, bottom; five x, five y");
        Value x = graph.input("input", "n", 3, 48, 48);
        x = x.convolution(weights.convolution("onet/conv1"), 1, VALID); // [n, 32, 46, 46]
        x = x.preluOfChannels("onet/prelu1", weights.slopes("onet/prelu1_alpha"));
        x = x.maxPoolOverEdges(3, 2); // [n, 32, 23, 23]
        x = x.convolution(weights.convolution("onet/conv2"), 1, VALID); // [n, 64, 21, 21]
        x = x.preluOfChannels("onet/prelu2", weights.slopes("onet/prelu2_alpha"));
        x = x.maxPoolOverEdges(3, 2); // [n, 64, 10, 10]
        x = x.convolution(weights.convolution("onet/conv3"), 1, VALID); // [n, 64, 8, 8]
        x = x.preluOfChannels("onet/prelu3", weights.slopes("onet/prelu3_alpha"));
        x = x.maxPoolOverEdges(2, 2); // [n, 64, 4, 4]
        x = x.convolution(weights.convolution("onet/conv4"), 1, VALID); // [n, 128, 3, 3]
        x = x.preluOfChannels("onet/prelu4", weights.slopes("onet/prelu4_alpha"));
        x = x.flatten().dense(weights.denseAfterPicture("onet/fc1", 3, 128)); // [n, 256]
        x = x.prelu("onet/prelu5", weights.slopes("onet/prelu5_alpha"));
        graph.output("answer", x.dense(weights.answer("onet/fc2", "onet/fc2_1", "onet/fc2_2", "onet/fc2_3")), "n", 15);
        return graph.toOnnx();
    }
}
