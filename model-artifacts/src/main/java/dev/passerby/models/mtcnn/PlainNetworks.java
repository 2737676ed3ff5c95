package dev.passerby.models.mtcnn;

import static dev.passerby.models.onnx.Padding.VALID;

import dev.passerby.models.onnx.OnnxGraph;
import dev.passerby.models.onnx.Value;

/**
 * The three networks written down layer by layer, as their paper has them: what {@link PNet}, {@link RNet} and {@link ONet} must
 * answer too, and what a benchmark calls plain.
 *
 * <p>Outputs are {@code probability [n, 2, ...]} (no face, face), {@code regression [n, 4, ...]} and {@code landmarks [n, 10]}.
 */
public final class PlainNetworks {

    private PlainNetworks() {}

    public static byte[] pnet(MtcnnWeights weights) {
        OnnxGraph graph = OnnxGraph.named("mtcnn-pnet-plain", "input: RGB, (x - 127.5) / 128");
        Value x = graph.input("input", "n", 3, "height", "width");
        x = layer(weights, x, "pnet/conv1", "pnet/prelu1").maxPoolOverEdges(2, 2);
        x = layer(weights, x, "pnet/conv2", "pnet/prelu2");
        x = layer(weights, x, "pnet/conv3", "pnet/prelu3");
        Value probability =
                x.convolution(weights.convolution("pnet/conv4_1"), 1, VALID).softmax();
        Value regression = x.convolution(weights.convolution("pnet/conv4_2"), 1, VALID);
        graph.output("probability", probability, "n", 2, "rows", "columns");
        graph.output("regression", regression, "n", 4, "rows", "columns");
        return graph.toOnnx();
    }

    public static byte[] rnet(MtcnnWeights weights) {
        OnnxGraph graph = OnnxGraph.named("mtcnn-rnet-plain", "input: RGB, (x - 127.5) / 128");
        Value x = graph.input("input", "n", 3, 24, 24);
        x = layer(weights, x, "rnet/conv1", "rnet/prelu1").maxPoolOverEdges(3, 2);
        x = layer(weights, x, "rnet/conv2", "rnet/prelu2").maxPoolOverEdges(3, 2);
        x = layer(weights, x, "rnet/conv3", "rnet/prelu3").flatten();
        x = x.dense(weights.denseAfterPicture("rnet/fc1", 3, 64))
                .prelu("rnet/prelu4", weights.slopes("rnet/prelu4_alpha"));
        graph.output("probability", x.dense(weights.dense("rnet/fc2_1")).softmax(), "n", 2);
        graph.output("regression", x.dense(weights.dense("rnet/fc2_2")), "n", 4);
        return graph.toOnnx();
    }

    public static byte[] onet(MtcnnWeights weights) {
        OnnxGraph graph = OnnxGraph.named("mtcnn-onet-plain", "input: RGB, (x - 127.5) / 128");
        Value x = graph.input("input", "n", 3, 48, 48);
        x = layer(weights, x, "onet/conv1", "onet/prelu1").maxPoolOverEdges(3, 2);
        x = layer(weights, x, "onet/conv2", "onet/prelu2").maxPoolOverEdges(3, 2);
        x = layer(weights, x, "onet/conv3", "onet/prelu3").maxPoolOverEdges(2, 2);
        x = layer(weights, x, "onet/conv4", "onet/prelu4").flatten();
        x = x.dense(weights.denseAfterPicture("onet/fc1", 3, 128))
                .prelu("onet/prelu5", weights.slopes("onet/prelu5_alpha"));
        graph.output("probability", x.dense(weights.dense("onet/fc2_1")).softmax(), "n", 2);
        graph.output("regression", x.dense(weights.dense("onet/fc2_2")), "n", 4);
        graph.output("landmarks", x.dense(weights.dense("onet/fc2_3")), "n", 10);
        return graph.toOnnx();
    }

    private static Value layer(MtcnnWeights weights, Value x, String convolution, String rectifier) {
        Value sum = x.convolution(weights.convolution(convolution), 1, VALID);
        int channels = weights.slopes(rectifier + "_alpha").values().length;
        return sum.prelu(rectifier, weights.slopes(rectifier + "_alpha").reshape(channels, 1, 1));
    }
}
