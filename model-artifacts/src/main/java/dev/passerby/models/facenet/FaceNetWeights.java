package dev.passerby.models.facenet;

import dev.passerby.models.tensor.BatchNorm;
import dev.passerby.models.tensor.Convolution;
import dev.passerby.models.tensor.Dense;
import dev.passerby.models.tensor.Equalised;
import dev.passerby.models.tensor.Tensor;
import dev.passerby.models.tensorflow.FrozenGraph;
import java.util.HashMap;
import java.util.Map;

/**
 * The frozen graph's constants as layers, each looked up by the scope it had in TensorFlow.
 *
 * <p>In the graph batch normalisation hides behind switches on {@code phase_train}; its constants stand beside the
 * weights. Gamma is a constant of ones there and so does not appear here.
 */
final class FaceNetWeights {

    private static final String ROOT = "InceptionResnetV1/";

    /** The epsilon of every FusedBatchNorm in the graph. */
    private static final double EPSILON = 0.001;

    private final FrozenGraph graph;
    /** Layers that stand in for the graph's own, by scope. */
    private final Map<String, Convolution> rescaled;

    FaceNetWeights(FrozenGraph graph) {
        this(graph, Map.of());
    }

    private FaceNetWeights(FrozenGraph graph, Map<String, Convolution> rescaled) {
        this.graph = graph;
        this.rescaled = rescaled;
    }

    /** The same network with the channels between two of its layers, a rectifier apart, made of like size. */
    FaceNetWeights equalised(String first, String second) {
        Equalised pair = Equalised.of(normalised(first), normalised(second));
        Map<String, Convolution> more = new HashMap<>(rescaled);
        more.put(first, pair.first());
        more.put(second, pair.second());
        return new FaceNetWeights(graph, Map.copyOf(more));
    }

    /** A convolution with its batch normalisation folded in. */
    Convolution normalised(String scope) {
        Convolution known = rescaled.get(scope);
        return known == null ? folded(scope) : known;
    }

    private Convolution folded(String scope) {
        BatchNorm norm = norm(scope);
        return new Convolution(scope, norm.foldInto(kernel(scope)), norm.bias());
    }

    /** A convolution with a bias of its own. */
    Convolution biased(String scope) {
        return new Convolution(scope, kernel(scope), constant(scope + "/biases"));
    }

    /** A fully connected layer with its batch normalisation folded in. */
    Dense normalisedDense(String scope) {
        BatchNorm norm = norm(scope);
        Tensor matrix = constant(scope + "/weights").transpose(1, 0);
        return new Dense(scope, norm.foldInto(matrix), norm.bias());
    }

    /** TensorFlow's {@code [height, width, in, out]} as {@code [out, in, height, width]}. */
    private Tensor kernel(String scope) {
        return constant(scope + "/weights").transpose(3, 2, 0, 1);
    }

    private BatchNorm norm(String scope) {
        return new BatchNorm(
                constant(scope + "/BatchNorm/moving_mean"),
                constant(scope + "/BatchNorm/moving_variance"),
                constant(scope + "/BatchNorm/beta"),
                EPSILON);
    }

    private Tensor constant(String name) {
        return graph.constant(ROOT + name);
    }
}
