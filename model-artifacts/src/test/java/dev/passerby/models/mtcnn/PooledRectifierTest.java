package dev.passerby.models.mtcnn;

import static dev.passerby.models.onnx.Padding.VALID;
import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.passerby.models.onnx.OnnxGraph;
import dev.passerby.models.onnx.Value;
import dev.passerby.models.tensor.Convolution;
import dev.passerby.models.tensor.Tensor;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PooledRectifierTest {

    /** Falling, flat, rising, and rising faster than the input. */
    private static final Tensor SLOPES = Tensor.vector(-0.6f, 0, 0.4f, -1.2f, 1, 1.3f, -0.01f);

    private final Random random = new Random(4);
    private final Convolution first = convolution("first", 7, 3);
    private final Convolution second = convolution("second", 4, 7);

    @ParameterizedTest
    @CsvSource({"12,12", "13,12", "14,17", "31,9"})
    void pooling_first_gives_what_pooling_last_gives(int width, int height) throws Exception {
        PooledRectifier layer = PooledRectifier.of(first, SLOPES);

        float[] pooledFirst = run(
                width, height, x -> layer.pooled(x, 2, 2).convolution(second.widened(4, layer.channels()), 1, VALID));
        float[] pooledLast = run(width, height, x -> x.convolution(first, 1, VALID)
                .prelu("plain", SLOPES.reshape(7, 1, 1))
                .maxPoolOverEdges(2, 2)
                .convolution(second, 1, VALID));

        assertThat(pooledFirst).usingComparatorWithPrecision(1e-4f).containsExactly(pooledLast);
    }

    @Test
    void a_rectifier_of_channels_gives_what_the_operator_gives() throws Exception {
        float[] composed = run(20, 11, x -> x.convolution(first, 1, VALID).preluOfChannels("composed", SLOPES));
        float[] plain = run(20, 11, x -> x.convolution(first, 1, VALID).prelu("plain", SLOPES.reshape(7, 1, 1)));

        assertThat(composed).usingComparatorWithPrecision(1e-5f).containsExactly(plain);
    }

    private Convolution convolution(String name, int outputs, int inputs) {
        float[] kernel = new float[outputs * inputs * 9];
        float[] bias = new float[outputs];
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] = (float) random.nextGaussian();
        }
        for (int i = 0; i < outputs; i++) {
            bias[i] = (float) random.nextGaussian();
        }
        return new Convolution(name, new Tensor(List.of(outputs, inputs, 3, 3), kernel), Tensor.vector(bias));
    }

    /** A network's output for a picture of noise, the same for the same size. */
    private static float[] run(int width, int height, UnaryOperator<Value> network) throws OrtException {
        OnnxGraph graph = OnnxGraph.named("test", "");
        Value out = network.apply(graph.input("input", 1, 3, height, width));
        graph.output("out", out, 1, "channels", "rows", "columns");
        float[] picture = new float[3 * height * width];
        Random noise = new Random(9);
        for (int i = 0; i < picture.length; i++) {
            picture[i] = 2 * noise.nextFloat() - 1;
        }
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(graph.toOnnx());
                OnnxTensor input = OnnxTensor.createTensor(
                        environment, FloatBuffer.wrap(picture), new long[] {1, 3, height, width});
                OrtSession.Result result = session.run(Map.of("input", input))) {
            return ((OnnxTensor) result.get(0)).getFloatBuffer().array();
        }
    }
}
