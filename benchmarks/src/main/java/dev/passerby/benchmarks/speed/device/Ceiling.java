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
 * The arithmetic that a device does at most: large matrix products one after another in the inference engine, in float32 as the
 * networks are. What goes in and comes out is small, so that the way to a card and back is not measured.
 *
 * @param rows of the matrix that goes through the layers
 * @param side of each layer's square matrix
 * @param layers how many products one run makes
 * @param callers how many runs side by side
 */
record Ceiling(int rows, int side, int layers, int callers) {

    private static final int IN = 8;

    static Ceiling of(InferenceDevice device) {
        return device instanceof InferenceDevice.Cuda
                ? new Ceiling(16_384, 4_096, 4, 1)
                : new Ceiling(1_024, 1_024, 2, Runtime.getRuntime().availableProcessors());
    }

    /** Floating-point operations a second; a multiplication and its addition are two. */
    double measure(InferenceDevice device, Duration measuring) {
        FloatBuffer input = ByteBuffer.allocateDirect(rows * IN * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        for (int i = 0; i < input.capacity(); i++) {
            input.put(i, i % 7 - 3);
        }
        try (Network products = Network.open("matrix products", onnx(), device)) {
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
        Value value = graph.input("input", rows, IN).dense(layer("in", side, IN));
        for (int i = 0; i < layers; i++) {
            value = value.dense(layer("layer-" + i, side, side));
        }
        graph.output("output", value.dense(layer("out", 1, side)), rows, 1);
        return graph.toOnnx();
    }

    private static Dense layer(String name, int outputs, int inputs) {
        float[] weights = new float[outputs * inputs];
        Arrays.fill(weights, 1f / inputs);
        return new Dense(name, new Tensor(List.of(outputs, inputs), weights), Tensor.vector(new float[outputs]));
    }
}
