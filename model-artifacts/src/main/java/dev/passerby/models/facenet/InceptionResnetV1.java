package dev.passerby.models.facenet;

import static dev.passerby.models.onnx.Padding.SAME;
import static dev.passerby.models.onnx.Padding.VALID;

import dev.passerby.models.onnx.OnnxGraph;
import dev.passerby.models.onnx.Padding;
import dev.passerby.models.onnx.Value;
import dev.passerby.models.tensorflow.FrozenGraph;

/**
 * Inception-ResNet-v1 with FaceNet's embedding on top.
 *
 * <p>Sources: Szegedy et al. 2016, "Inception-v4, Inception-ResNet and the Impact of Residual Connections on Learning",
 * figures 10 to 15; Schroff et al. 2015, "FaceNet", for the embedding. Widths, paddings and residual scales are those of
 * the frozen graph, which differs from the paper in three places: the stem, the widths in the last reduction, and a last
 * block with scale one and no activation. No layer with stride 2 is padded, so TensorFlow's lopsided padding never occurs.
 */
public final class InceptionResnetV1 {

    static final double BLOCK35_SCALE = 0.17;
    static final double BLOCK17_SCALE = 0.10;
    static final double BLOCK8_SCALE = 0.20;

    /** The smallest squared length by which an embedding is divided. */
    private static final float LENGTH_FLOOR = 1e-10f;

    private final FaceNetWeights weights;

    private InceptionResnetV1(FaceNetWeights weights) {
        this.weights = weights;
    }

    /**
     * The network as an ONNX file. Input {@code input [n, 3, 160, 160] RGB, (x - 127.5) / 128}; output {@code embedding
     * [n, 512]}, each of length one.
     */
    public static byte[] toOnnx(FrozenGraph graph) {
        return new InceptionResnetV1(new FaceNetWeights(graph)).build().toOnnx();
    }

    private OnnxGraph build() {
        OnnxGraph graph = OnnxGraph.named(
                "facenet", "input: RGB, (x - 127.5) / 128; embedding: L2-normalised, compare by Euclidean distance");
        Value x = graph.input("input", "n", 3, 160, 160);
        x = stem(x); // [n, 256, 17, 17]
        for (int i = 1; i <= 5; i++) {
            x = block35(x, "Repeat/block35_" + i);
        }
        x = reductionA(x, "Mixed_6a"); // [n, 896, 8, 8]
        for (int i = 1; i <= 10; i++) {
            x = block17(x, "Repeat_1/block17_" + i);
        }
        x = reductionB(x, "Mixed_7a"); // [n, 1792, 3, 3]
        for (int i = 1; i <= 5; i++) {
            x = block8(x, "Repeat_2/block8_" + i, BLOCK8_SCALE).relu();
        }
        x = block8(x, "Block8", 1);
        x = x.globalAverage(); // [n, 1792]
        x = x.dense(weights.normalisedDense("Bottleneck")); // [n, 512]
        graph.output("embedding", x.unitLength(LENGTH_FLOOR), "n", 512);
        return graph;
    }

    private Value stem(Value picture) {
        Value x = picture;
        x = layer(x, "Conv2d_1a_3x3", 2, VALID); // [n, 32, 79, 79]
        x = layer(x, "Conv2d_2a_3x3", 1, VALID); // [n, 32, 77, 77]
        x = layer(x, "Conv2d_2b_3x3", 1, SAME); // [n, 64, 77, 77]
        x = x.maxPool(3, 2); // [n, 64, 38, 38]
        x = layer(x, "Conv2d_3b_1x1", 1, VALID); // [n, 80, 38, 38]
        x = layer(x, "Conv2d_4a_3x3", 1, VALID); // [n, 192, 36, 36]
        return layer(x, "Conv2d_4b_3x3", 2, VALID); // [n, 256, 17, 17]
    }

    private Value block35(Value x, String scope) {
        Value one = layer(x, scope + "/Branch_0/Conv2d_1x1", 1, SAME);

        Value two = layer(x, scope + "/Branch_1/Conv2d_0a_1x1", 1, SAME);
        two = layer(two, scope + "/Branch_1/Conv2d_0b_3x3", 1, SAME);

        Value three = layer(x, scope + "/Branch_2/Conv2d_0a_1x1", 1, SAME);
        three = layer(three, scope + "/Branch_2/Conv2d_0b_3x3", 1, SAME);
        three = layer(three, scope + "/Branch_2/Conv2d_0c_3x3", 1, SAME);

        return residual(x, one.beside(two, three), scope, BLOCK35_SCALE).relu();
    }

    private Value reductionA(Value x, String scope) {
        Value one = layer(x, scope + "/Branch_0/Conv2d_1a_3x3", 2, VALID);

        Value two = layer(x, scope + "/Branch_1/Conv2d_0a_1x1", 1, SAME);
        two = layer(two, scope + "/Branch_1/Conv2d_0b_3x3", 1, SAME);
        two = layer(two, scope + "/Branch_1/Conv2d_1a_3x3", 2, VALID);

        return one.beside(two, x.maxPool(3, 2));
    }

    private Value block17(Value x, String scope) {
        Value one = layer(x, scope + "/Branch_0/Conv2d_1x1", 1, SAME);

        Value two = layer(x, scope + "/Branch_1/Conv2d_0a_1x1", 1, SAME);
        two = layer(two, scope + "/Branch_1/Conv2d_0b_1x7", 1, SAME);
        two = layer(two, scope + "/Branch_1/Conv2d_0c_7x1", 1, SAME);

        return residual(x, one.beside(two), scope, BLOCK17_SCALE).relu();
    }

    private Value reductionB(Value x, String scope) {
        Value one = layer(x, scope + "/Branch_0/Conv2d_0a_1x1", 1, SAME);
        one = layer(one, scope + "/Branch_0/Conv2d_1a_3x3", 2, VALID);

        Value two = layer(x, scope + "/Branch_1/Conv2d_0a_1x1", 1, SAME);
        two = layer(two, scope + "/Branch_1/Conv2d_1a_3x3", 2, VALID);

        Value three = layer(x, scope + "/Branch_2/Conv2d_0a_1x1", 1, SAME);
        three = layer(three, scope + "/Branch_2/Conv2d_0b_3x3", 1, SAME);
        three = layer(three, scope + "/Branch_2/Conv2d_1a_3x3", 2, VALID);

        return one.beside(two, three, x.maxPool(3, 2));
    }

    private Value block8(Value x, String scope, double scale) {
        Value one = layer(x, scope + "/Branch_0/Conv2d_1x1", 1, SAME);

        Value two = layer(x, scope + "/Branch_1/Conv2d_0a_1x1", 1, SAME);
        two = layer(two, scope + "/Branch_1/Conv2d_0b_1x3", 1, SAME);
        two = layer(two, scope + "/Branch_1/Conv2d_0c_3x1", 1, SAME);

        return residual(x, one.beside(two), scope, scale);
    }

    /** Convolution, batch normalisation, rectifier. */
    private Value layer(Value x, String scope, int stride, Padding padding) {
        return x.convolution(weights.normalised(scope), stride, padding).relu();
    }

    /** The branches brought back to the input's width, scaled, and added to the input. */
    private Value residual(Value x, Value branches, String scope, double scale) {
        Value correction =
                branches.convolution(weights.biased(scope + "/Conv2d_1x1").times(scale), 1, SAME);
        return x.plus(correction);
    }
}
