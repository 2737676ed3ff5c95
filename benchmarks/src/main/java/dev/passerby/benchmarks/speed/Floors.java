package dev.passerby.benchmarks.speed;

import dev.passerby.models.onnx.OnnxGraph;
import dev.passerby.models.tensor.Dense;
import dev.passerby.models.tensor.Tensor;
import dev.passerby.vision.inference.InferenceDevice;
import dev.passerby.vision.inference.Network;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * What this machine does at most on one thread, while as many others of the harness do the same.
 *
 * @param flopsPerSecond floating-point operations of the inference engine in a large matrix product; a multiplication and its
 *     addition are two
 * @param bytesPerSecond bytes of memory read or written while a large array is copied to another
 */
public record Floors(double flopsPerSecond, double bytesPerSecond) {

    private static final int SIDE = 1_024;

    /** Far more than a processor's caches hold. */
    private static final int COPIED_BYTES = 64 << 20;

    /** The floors that several processes found: the median of each. */
    public static Floors median(List<Floors> found) {
        return new Floors(
                Timing.median(found.stream().mapToDouble(Floors::flopsPerSecond).toArray()),
                Timing.median(found.stream().mapToDouble(Floors::bytesPerSecond).toArray()));
    }

    /** Measures the machine. */
    public static Floors measure(Harness harness) {
        return new Floors(flopsPerSecond(harness), bytesPerSecond(harness));
    }

    /** The least milliseconds for some arithmetic. */
    double millisOfFlops(double flops) {
        return 1e3 * flops / flopsPerSecond;
    }

    /** The least milliseconds for some memory to pass. */
    double millisOfBytes(double bytes) {
        return 1e3 * bytes / bytesPerSecond;
    }

    private static double flopsPerSecond(Harness harness) {
        try (Network product = Network.open("matrix product", matrixProduct(), InferenceDevice.cpu())) {
            ThreadLocal<FloatBuffer> matrix = ThreadLocal.withInitial(Floors::matrix);
            Timing timing = harness.time(() -> product.run(matrix.get().rewind(), SIDE, SIDE));
            return 2.0 * SIDE * SIDE * SIDE / (timing.medianMillis() / 1e3);
        }
    }

    private static double bytesPerSecond(Harness harness) {
        byte[] source = new byte[COPIED_BYTES];
        ThreadLocal<byte[]> target = ThreadLocal.withInitial(() -> new byte[COPIED_BYTES]);
        Timing timing = harness.time(() -> System.arraycopy(source, 0, target.get(), 0, COPIED_BYTES));
        return 2.0 * COPIED_BYTES / (timing.medianMillis() / 1e3);
    }

    private static byte[] matrixProduct() {
        float[] weights = new float[SIDE * SIDE];
        Arrays.fill(weights, 1f / SIDE);
        OnnxGraph graph = OnnxGraph.named("matrix-product", "a large matrix product");
        Dense layer = new Dense("product", new Tensor(List.of(SIDE, SIDE), weights), Tensor.vector(new float[SIDE]));
        graph.output("output", graph.input("input", SIDE, SIDE).dense(layer), SIDE, SIDE);
        return graph.toOnnx();
    }

    private static FloatBuffer matrix() {
        FloatBuffer values = ByteBuffer.allocateDirect(SIDE * SIDE * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        for (int i = 0; i < values.capacity(); i++) {
            values.put(i, i % 7 - 3);
        }
        return values;
    }
}
