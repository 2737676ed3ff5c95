package dev.passerby.benchmarks.speed.device;

import dev.passerby.benchmarks.speed.Harness;
import dev.passerby.benchmarks.speed.Timing;
import dev.passerby.models.onnx.OnnxGraph;
import dev.passerby.models.onnx.Value;
import dev.passerby.models.tensor.Dense;
import dev.passerby.models.tensor.Tensor;
import dev.passerby.vision.inference.InferenceDevice;
import dev.passerby.vision.inference.Network;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * The arithmetic that a device does at most: large matrix products one after another in the inference engine, in numbers as a
 * network's are. What goes in and comes out is small, so that the way to a card and back is not measured.
 *
 * @param rows of the matrix that goes through the layers
 * @param side of each layer's square matrix
 * @param layers how many products one run makes
 * @param callers how many runs side by side
 * @param halves whether in half precision; else in float32
 */
record Ceiling(int rows, int side, int layers, int callers, boolean halves) {

    private static final int IN = 8;

    static Ceiling of(InferenceDevice device, boolean halves) {
        return device instanceof InferenceDevice.Cuda
                ? new Ceiling(16_384, 4_096, 4, 1, halves)
                : new Ceiling(1_024, 1_024, 2, Runtime.getRuntime().availableProcessors(), halves);
    }

    /** Floating-point operations a second; a multiplication and its addition are two. */
    double measure(InferenceDevice device, Duration measuring) {
        FloatBuffer input = ByteBuffer.allocateDirect(rows * IN * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        for (int i = 0; i < input.capacity(); i++) {
            input.put(i, i % 7 - 3);
        }
        try (Network products = Network.open("matrix products", onnx(), device, Network.Use.FEW_SHAPES)) {
            Timing timing = new Harness(measuring.dividedBy(2), measuring, callers)
                    .time(() -> products.run(input.duplicate(), rows, IN));
            return callers * flops() / (timing.medianMillis() / 1e3);
        }
    }

    private double flops() {
        return 2.0 * rows * side * ((double) layers * side + IN + 1);
    }

    private byte[] onnx() {
        OnnxGraph graph = OnnxGraph.named("matrix-products", "large matrix products one after another");
        Value input = graph.input("input", rows, IN);
        Value value = dense(halves ? input.inFloat16() : input, layer("in", side, IN));
        for (int i = 0; i < layers; i++) {
            value = dense(value, layer("layer-" + i, side, side));
        }
        value = dense(value, layer("out", 1, side));
        graph.output("output", halves ? value.inFloat32() : value, rows, 1);
        return graph.toOnnx();
    }

    private Value dense(Value value, Dense layer) {
        return halves ? value.denseInFloat16(layer) : value.dense(layer);
    }

    private static Dense layer(String name, int outputs, int inputs) {
        float[] weights = new float[outputs * inputs];
        Arrays.fill(weights, 1f / inputs);
        return new Dense(name, new Tensor(List.of(outputs, inputs), weights), Tensor.vector(new float[outputs]));
    }
}
