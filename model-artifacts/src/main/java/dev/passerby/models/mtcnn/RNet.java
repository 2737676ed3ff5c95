package dev.passerby.models.mtcnn;

import static dev.passerby.models.onnx.Padding.VALID;

import dev.passerby.models.onnx.OnnxGraph;
import dev.passerby.models.onnx.Value;

/** The refinement network: face or not, and a better box, for windows of 24 × 24 pixels. */
public final class RNet {

    private RNet() {}

    /**
     * The network as an ONNX file. Input {@code input [n, 3, 24, 24]}; output {@code answer [n, 5]}: the log odds of a face, then
     * the regression.
     */
    public static byte[] toOnnx(MtcnnWeights weights) {
        OnnxGraph graph = OnnxGraph.named(
                "mtcnn-rnet", "input: RGB, (x - 127.5) / 128; answer: log odds of a face; left, top, right, bottom");
        Value x = graph.input("input", "n", 3, 24, 24);
        // Four channels of nothing make 28 a multiple of 16, as engines like it.
        x = x.convolution(weights.convolution("rnet/conv1").widened(32, 3), 1, VALID); // [n, 32, 22, 22]
        x = x.preluOfChannels("rnet/prelu1", weights.slopes("rnet/prelu1_alpha").lengthened(32));
        x = x.maxPoolOverEdges(3, 2); // [n, 32, 11, 11]
        x = x.convolution(weights.convolution("rnet/conv2").widened(48, 32), 1, VALID); // [n, 48, 9, 9]
        x = x.preluOfChannels("rnet/prelu2", weights.slopes("rnet/prelu2_alpha"));
        x = x.maxPoolOverEdges(3, 2); // [n, 48, 4, 4]
        x = x.convolution(weights.convolution("rnet/conv3"), 1, VALID); // [n, 64, 3, 3]
        x = x.preluOfChannels("rnet/prelu3", weights.slopes("rnet/prelu3_alpha"));
        x = x.flatten().dense(weights.denseAfterPicture("rnet/fc1", 3, 64)); // [n, 128]
        x = x.prelu("rnet/prelu4", weights.slopes("rnet/prelu4_alpha"));
        graph.output("answer", x.dense(weights.answer("rnet/fc2", "rnet/fc2_1", "rnet/fc2_2")), "n", 5);
        return graph.toOnnx();
    }
}
