package dev.passerby.models.facenet;

import static dev.passerby.models.onnx.Padding.SAME;
import static dev.passerby.models.onnx.Padding.VALID;

import dev.passerby.models.onnx.OnnxGraph;
import dev.passerby.models.onnx.Padding;
import dev.passerby.models.onnx.Value;
import dev.passerby.models.tensor.Convolution;
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

    /** The stem's first two layers. The first one's channels differ a hundredfold, which no common rounding fits. */
    private static final String FIRST_LAYER = "Conv2d_1a_3x3";

    private static final String SECOND_LAYER = "Conv2d_2a_3x3";

    private final String name;
    private final FaceNetWeights weights;
    private final Arithmetic arithmetic;

    private InceptionResnetV1(String name, FaceNetWeights weights, Arithmetic arithmetic) {
        this.name = name;
        this.weights = weights;
        this.arithmetic = arithmetic;
    }

    /**
     * The network as an ONNX file. Input {@code input [n, 3, 160, 160] RGB, (x - 127.5) / 128}; output {@code embedding
     * [n, 512]}, each of length one.
     */
    public static byte[] toOnnx(FrozenGraph graph) {
        return new InceptionResnetV1("facenet", new FaceNetWeights(graph), new Float32())
                .build()
                .toOnnx();
    }

    /**
     * The same network with weights and values rounded to bytes, but for the last sum, the average and the embedding itself.
     *
     * @param ranges between which numbers each rounded value lies
     */
    public static byte[] toInt8Onnx(FrozenGraph graph, ActivationRanges ranges) {
        return new InceptionResnetV1("facenet-int8", evened(graph), new Int8(ranges))
                .build()
                .toOnnx();
    }

    /**
     * The same network in half precision, but for the average and the embedding itself. Input
     * {@code pixels [n, 160, 160, 3] RGB}, bytes from 0 to 255.
     */
    public static byte[] toFloat16Onnx(FrozenGraph graph) {
        return new InceptionResnetV1("facenet-float16", new FaceNetWeights(graph), new Float16())
                .build()
                .toOnnx();
    }

    /**
     * The network that {@link #toInt8Onnx} rounds, not rounded, with one output more for each value that would be: what {@link
     * ActivationRanges} are measured on.
     */
    public static byte[] toObservedOnnx(FrozenGraph graph) {
        return new InceptionResnetV1("facenet-observed", evened(graph), new Observed())
                .build()
                .toOnnx();
    }

    private static FaceNetWeights evened(FrozenGraph graph) {
        return new FaceNetWeights(graph).equalised(FIRST_LAYER, SECOND_LAYER);
    }

    private OnnxGraph build() {
        OnnxGraph graph = OnnxGraph.named(
                name, "input: RGB, (x - 127.5) / 128; embedding: L2-normalised, compare by Euclidean distance");
        Value x = stem(arithmetic.input(graph)); // [n, 256, 17, 17]
        for (int i = 1; i <= 5; i++) {
            x = block35(x, "Repeat/block35_" + i);
        }
        x = reductionA(x, "Mixed_6a"); // [n, 896, 8, 8]
        for (int i = 1; i <= 10; i++) {
            x = block17(x, "Repeat_1/block17_" + i);
        }
        x = reductionB(x, "Mixed_7a"); // [n, 1792, 3, 3]
        for (int i = 1; i <= 5; i++) {
            x = rectified(block8(x, "Repeat_2/block8_" + i, BLOCK8_SCALE), "Repeat_2/block8_" + i);
        }
        x = block8(x, "Block8", 1); // not rectified, and not rounded either
        x = arithmetic.inFloat32(x).globalAverage(); // [n, 1792]
        x = x.dense(weights.normalisedDense("Bottleneck")); // [n, 512]
        graph.output("embedding", x.unitLength(LENGTH_FLOOR), "n", 512);
        return graph;
    }

    private Value stem(Value picture) {
        Value x = layer(picture, FIRST_LAYER, 2, VALID); // [n, 32, 79, 79]
        x = layer(x, SECOND_LAYER, 1, VALID); // [n, 32, 77, 77]
        x = layer(x, "Conv2d_2b_3x3", 1, SAME); // [n, 64, 77, 77]
        x = arithmetic.maxPool(x, 3, 2); // [n, 64, 38, 38]
        x = layer(x, "Conv2d_3b_1x1", 1, VALID); // [n, 80, 38, 38]
        x = layer(x, "Conv2d_4a_3x3", 1, VALID); // [n, 192, 36, 36]
        return layer(x, "Conv2d_4b_3x3", 2, VALID); // [n, 256, 17, 17]
    }

    private Value block35(Value x, String scope) {
        Value one = branchEnd(x, scope + "/Branch_0/Conv2d_1x1", 1, SAME);

        Value two = layer(x, scope + "/Branch_1/Conv2d_0a_1x1", 1, SAME);
        two = branchEnd(two, scope + "/Branch_1/Conv2d_0b_3x3", 1, SAME);

        Value three = layer(x, scope + "/Branch_2/Conv2d_0a_1x1", 1, SAME);
        three = layer(three, scope + "/Branch_2/Conv2d_0b_3x3", 1, SAME);
        three = branchEnd(three, scope + "/Branch_2/Conv2d_0c_3x3", 1, SAME);

        return rectified(residual(x, beside(scope, one, two, three), scope, BLOCK35_SCALE), scope);
    }

    private Value reductionA(Value x, String scope) {
        Value one = branchEnd(x, scope + "/Branch_0/Conv2d_1a_3x3", 2, VALID);

        Value two = layer(x, scope + "/Branch_1/Conv2d_0a_1x1", 1, SAME);
        two = layer(two, scope + "/Branch_1/Conv2d_0b_3x3", 1, SAME);
        two = branchEnd(two, scope + "/Branch_1/Conv2d_1a_3x3", 2, VALID);

        return beside(scope, one, two, arithmetic.maxPool(x, 3, 2));
    }

    private Value block17(Value x, String scope) {
        Value one = branchEnd(x, scope + "/Branch_0/Conv2d_1x1", 1, SAME);

        Value two = layer(x, scope + "/Branch_1/Conv2d_0a_1x1", 1, SAME);
        two = layer(two, scope + "/Branch_1/Conv2d_0b_1x7", 1, SAME);
        two = branchEnd(two, scope + "/Branch_1/Conv2d_0c_7x1", 1, SAME);

        return rectified(residual(x, beside(scope, one, two), scope, BLOCK17_SCALE), scope);
    }

    private Value reductionB(Value x, String scope) {
        Value one = layer(x, scope + "/Branch_0/Conv2d_0a_1x1", 1, SAME);
        one = branchEnd(one, scope + "/Branch_0/Conv2d_1a_3x3", 2, VALID);

        Value two = layer(x, scope + "/Branch_1/Conv2d_0a_1x1", 1, SAME);
        two = branchEnd(two, scope + "/Branch_1/Conv2d_1a_3x3", 2, VALID);

        Value three = layer(x, scope + "/Branch_2/Conv2d_0a_1x1", 1, SAME);
        three = layer(three, scope + "/Branch_2/Conv2d_0b_3x3", 1, SAME);
        three = branchEnd(three, scope + "/Branch_2/Conv2d_1a_3x3", 2, VALID);

        return beside(scope, one, two, three, arithmetic.maxPool(x, 3, 2));
    }

    private Value block8(Value x, String scope, double scale) {
        Value one = branchEnd(x, scope + "/Branch_0/Conv2d_1x1", 1, SAME);

        Value two = layer(x, scope + "/Branch_1/Conv2d_0a_1x1", 1, SAME);
        two = layer(two, scope + "/Branch_1/Conv2d_0b_1x3", 1, SAME);
        two = branchEnd(two, scope + "/Branch_1/Conv2d_0c_3x1", 1, SAME);

        return residual(x, beside(scope, one, two), scope, scale);
    }

    /** Convolution, batch normalisation, rectifier. */
    private Value layer(Value x, String scope, int stride, Padding padding) {
        return arithmetic.rounded(branchEnd(x, scope, stride, padding), scope);
    }

    /** A layer whose result goes {@link #beside} others and is rounded with them. */
    private Value branchEnd(Value x, String scope, int stride, Padding padding) {
        return arithmetic
                .convolution(x, weights.normalised(scope), stride, padding)
                .relu();
    }

    private Value beside(String scope, Value... branches) {
        return arithmetic.beside(scope + "/branches", branches);
    }

    /** The branches brought back to the input's width, scaled, and added to the input. */
    private Value residual(Value x, Value branches, String scope, double scale) {
        Convolution narrow = weights.biased(scope + "/Conv2d_1x1").times(scale);
        return x.plus(arithmetic.rounded(arithmetic.convolution(branches, narrow, 1, SAME), narrow.name()));
    }

    private Value rectified(Value sum, String scope) {
        return arithmetic.rounded(sum.relu(), scope);
    }
}
