package dev.passerby.models.mtcnn;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.passerby.models.tensor.Convolution;
import dev.passerby.models.tensor.Dense;
import dev.passerby.models.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * All three networks' weights, from a manifest (names and shapes, in order) and a shard (the floats, one after another).
 *
 * <p>Upstream's first picture axis is x: kernels are {@code [width, height, in, out]} and the first dense layer reads
 * {@code [x, y, channel]}. Both are turned here into what ordinary pictures need.
 */
public final class MtcnnWeights {

    private final Map<String, Tensor> tensors;

    private MtcnnWeights(Map<String, Tensor> tensors) {
        this.tensors = tensors;
    }

    /**
     * Reads both files.
     *
     * @throws IOException when the manifest is not JSON, names another type than float32, or the shard's length is not
     *     the sum of the shapes
     */
    public static MtcnnWeights parse(byte[] manifest, byte[] shard) throws IOException {
        ByteBuffer floats = ByteBuffer.wrap(shard).order(ByteOrder.LITTLE_ENDIAN);
        Map<String, Tensor> tensors = new HashMap<>();
        for (JsonNode weight : new ObjectMapper().readTree(manifest).path(0).path("weights")) {
            String name = weight.path("name").asText();
            if (!weight.path("dtype").asText().equals("float32") || weight.has("quantization")) {
                throw new IOException("'" + name + "' must be float32, got " + weight);
            }
            List<Integer> shape = new ArrayList<>();
            weight.path("shape").forEach(length -> shape.add(length.asInt()));
            float[] values = new float[shape.stream().reduce(1, Math::multiplyExact)];
            if (floats.remaining() < values.length * Float.BYTES) {
                throw new IOException("the shard ends within '" + name + "'");
            }
            for (int i = 0; i < values.length; i++) {
                values[i] = floats.getFloat();
            }
            tensors.put(name, new Tensor(shape, values));
        }
        if (floats.hasRemaining()) {
            throw new IOException("the shard has " + floats.remaining() + " bytes that the manifest does not name");
        }
        return new MtcnnWeights(Map.copyOf(tensors));
    }

    /** A convolution for ordinary pictures: {@code [width, height, in, out]} as {@code [out, in, height, width]}. */
    Convolution convolution(String scope) {
        return new Convolution(scope, tensor(scope + "/weights").transpose(3, 2, 1, 0), tensor(scope + "/bias"));
    }

    /** A fully connected layer after another, or a convolution of single pixels as one. */
    Dense dense(String scope) {
        Tensor weights = tensor(scope + "/weights");
        int rank = weights.shape().size();
        Tensor matrix =
                weights.reshape(weights.shape().get(rank - 2), weights.shape().get(rank - 1));
        return new Dense(scope, matrix.transpose(1, 0), tensor(scope + "/bias"));
    }

    /**
     * The fully connected layer that reads the last picture: upstream's {@code [x, y, channel]} rows in ONNX's order
     * {@code [channel, y, x]}.
     */
    Dense denseAfterPicture(String scope, int size, int channels) {
        Tensor weights = tensor(scope + "/weights");
        int out = weights.shape().get(1);
        Tensor matrix =
                weights.reshape(size, size, channels, out).transpose(3, 2, 1, 0).reshape(out, channels * size * size);
        return new Dense(scope, matrix, tensor(scope + "/bias"));
    }

    /** The last layers as one: the log odds of a face from upstream's two classes, then what the other scopes answer. */
    Dense answer(String name, String classes, String... others) {
        Dense answer = dense(classes).difference();
        for (String other : others) {
            answer = answer.above(dense(other));
        }
        return new Dense(name, answer.matrix(), answer.bias());
    }

    /** A rectifier's slopes: {@code [length]}. */
    Tensor slopes(String name) {
        return tensor(name);
    }

    private Tensor tensor(String name) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new NoSuchElementException("the manifest names no '" + name + "'");
        }
        return tensor;
    }
}
