package dev.passerby.models.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.passerby.models.tensor.Convolution;
import dev.passerby.models.tensor.Dense;
import dev.passerby.models.tensor.QuantisedConvolution;
import dev.passerby.models.tensor.Tensor;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Graphs as ONNX Runtime understands them. */
class OnnxGraphTest {

    @Test
    void aKernelSlidesWithoutBeingTurnedAndPaddingKeepsTheSize() throws Exception {
        // A kernel that is 1 at its right neighbour only: the picture moves left, zeros come in.
        float[] kernel = {0, 0, 0, 0, 0, 1, 0, 0, 0};
        Convolution right = new Convolution("right", new Tensor(List.of(1, 1, 3, 3), kernel), Tensor.vector(0.5f));
        OnnxGraph graph = OnnxGraph.named("test", "");
        Value x = graph.input("input", "n", 1, 2, 3);
        graph.output("same", x.convolution(right, 1, Padding.SAME), "n", 1, 2, 3);

        assertThat(run(graph, new long[] {1, 1, 2, 3}, 1, 2, 3, 4, 5, 6))
                .containsExactly(2.5f, 3.5f, 0.5f, 5.5f, 6.5f, 0.5f);
    }

    @Test
    void onlyAPoolOverEdgesCountsTheLastIncompleteWindow() throws Exception {
        OnnxGraph over = OnnxGraph.named("test", "");
        over.output("pooled", over.input("input", "n", 1, 1, 5).maxPoolOverEdges(1, 2), "n", 1, 1, 3);
        OnnxGraph inside = OnnxGraph.named("test", "");
        inside.output("pooled", inside.input("input", "n", 1, 4, 4).maxPool(3, 2), "n", 1, 1, 1);
        OnnxGraph overSquare = OnnxGraph.named("test", "");
        overSquare.output("pooled", overSquare.input("input", "n", 1, 4, 4).maxPoolOverEdges(3, 2), "n", 1, 2, 2);
        float[] square = new float[16];
        for (int i = 0; i < square.length; i++) {
            square[i] = i;
        }

        assertThat(run(over, new long[] {1, 1, 1, 5}, 1, 2, 3, 4, 5)).containsExactly(1, 3, 5);
        assertThat(run(inside, new long[] {1, 1, 4, 4}, square)).containsExactly(10);
        assertThat(run(overSquare, new long[] {1, 1, 4, 4}, square)).containsExactly(10, 11, 14, 15);
    }

    @Test
    void aDenseLayersRowsAreItsOutputs() throws Exception {
        Dense layer =
                new Dense("layer", new Tensor(List.of(2, 3), new float[] {1, 0, 0, 1, 1, 1}), Tensor.vector(10, 20));
        OnnxGraph graph = OnnxGraph.named("test", "");
        graph.output("y", graph.input("input", "n", 3).dense(layer), "n", 2);

        assertThat(run(graph, new long[] {2, 3}, 1, 2, 3, 4, 5, 6)).containsExactly(11, 26, 14, 35);
    }

    @Test
    void everyVectorIsScaledToLengthOneAndZeroStaysZero() throws Exception {
        OnnxGraph graph = OnnxGraph.named("test", "");
        graph.output("y", graph.input("input", "n", 2).unitLength(1e-10f), "n", 2);

        assertThat(run(graph, new long[] {2, 2}, 3, -4, 0, 0)).containsExactly(0.6f, -0.8f, 0, 0);
    }

    @Test
    void aRectifiersSlopeIsOnePerChannel() throws Exception {
        OnnxGraph graph = OnnxGraph.named("test", "");
        Value x = graph.input("input", "n", 2, 1, 2);
        graph.output("y", x.prelu("prelu", new Tensor(List.of(2, 1, 1), new float[] {0.5f, -1})), "n", 2, 1, 2);

        assertThat(run(graph, new long[] {1, 2, 1, 2}, -2, 2, -3, 3)).containsExactly(-1, 2, 3, 3);
    }

    @Test
    void probabilitiesAreTakenOverChannels() throws Exception {
        OnnxGraph graph = OnnxGraph.named("test", "");
        graph.output("y", graph.input("input", "n", 2, 1, 2).softmax(), "n", 2, 1, 2);

        float[] y = run(graph, new long[] {1, 2, 1, 2}, 0, 1, 0, 3);

        assertThat(y[0]).isCloseTo(0.5f, within(1e-6f));
        assertThat(y[1] + y[3]).isCloseTo(1, within(1e-6f));
        assertThat(y[3]).isCloseTo(0.8808f, within(1e-4f));
    }

    @Test
    void channelsStandInTheOrderGivenAndAveragesArePerChannel() throws Exception {
        OnnxGraph graph = OnnxGraph.named("test", "");
        Value x = graph.input("input", "n", 1, 1, 2);
        graph.output("y", x.beside(x.plus(x), x.relu()).globalAverage(), "n", 3);

        assertThat(run(graph, new long[] {1, 1, 1, 2}, -1, 5)).containsExactly(2, 4, 2.5f);
    }

    @Test
    void integersComputeWhatRealNumbersDoWithinAStep() throws Exception {
        Convolution real = new Convolution(
                "layer", new Tensor(List.of(2, 1, 1, 2), new float[] {0.5f, -1, 30, 10}), Tensor.vector(0.25f, -5));
        Rounding rounding = Rounding.over(0, 2.55);
        OnnxGraph graph = OnnxGraph.named("test", "");
        Value x = graph.input("input", "n", 1, 1, 2).rounded(rounding);
        QuantisedConvolution integers = QuantisedConvolution.of(real, rounding.scale());
        graph.output("y", x.convolution(integers, 1, Padding.VALID), "n", 2, 1, 1);

        float[] y = run(graph, new long[] {1, 1, 1, 2}, 1, 2);

        assertThat(y[0]).isCloseTo(-1.25f, within(0.02f));
        assertThat(y[1]).isCloseTo(45, within(0.3f));
    }

    @Test
    void aRoundedValueIsTheNearestStepAndIsClippedOutsideTheRange() throws Exception {
        OnnxGraph graph = OnnxGraph.named("test", "");
        graph.output("y", graph.input("input", "n", 4).rounded(Rounding.over(-1, 1.55)), "n", 4);

        assertThat(run(graph, new long[] {1, 4}, -7, 0, 0.504f, 7))
                .containsExactly(new float[] {-1, 0, 0.5f, 1.55f}, within(1e-6f));
    }

    @Test
    void equalCallsGiveEqualBytes() {
        assertThat(small().toOnnx()).isEqualTo(small().toOnnx());
    }

    @Test
    void aNameIsGivenOnce() {
        OnnxGraph graph = OnnxGraph.named("test", "");
        graph.input("input", "n", 2);

        assertThatThrownBy(() -> graph.input("input", "n", 3))
                .hasMessage("a name must be unique in its graph, got 'input' twice");
    }

    @Test
    void lopsidedPaddingIsRefused() {
        assertThatThrownBy(() -> Padding.SAME.each(3, 2))
                .hasMessage("SAME padding must have stride 1 and an odd kernel, got stride 2 and kernel 3");
        assertThatThrownBy(() -> Padding.SAME.each(2, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static OnnxGraph small() {
        OnnxGraph graph = OnnxGraph.named("test", "");
        graph.output("y", graph.input("input", "n", 2).relu().unitLength(1e-10f), "n", 2);
        return graph;
    }

    private static float[] run(OnnxGraph graph, long[] shape, float... input) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(graph.toOnnx());
                OnnxTensor tensor = OnnxTensor.createTensor(environment, FloatBuffer.wrap(input), shape);
                OrtSession.Result result = session.run(Map.of("input", tensor))) {
            FloatBuffer values = ((OnnxTensor) result.get(0)).getFloatBuffer();
            float[] output = new float[values.remaining()];
            values.get(output);
            return output;
        }
    }
}
