package dev.passerby.benchmarks.precision;

import dev.passerby.benchmarks.precision.PrecisionResult.Speed;
import dev.passerby.benchmarks.precision.PrecisionResult.Spread;
import dev.passerby.benchmarks.speed.Harness;
import dev.passerby.models.ModelStore;
import dev.passerby.models.VerifiedModel;
import dev.passerby.models.progress.Progress;
import dev.passerby.vision.alignment.AlignedCrop;
import dev.passerby.vision.embedding.Embedding;
import dev.passerby.vision.embedding.FaceNet;
import dev.passerby.vision.embedding.FaceNetVariant;
import dev.passerby.vision.inference.InferenceDevice;
import dev.passerby.vision.inference.Network;
import dev.passerby.vision.inference.Processor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * FaceNet in int8 beside float32 on the same faces, the networks alone and one thread at work.
 *
 * @param batches how many faces are computed together when time is taken
 * @param rounds how often each is timed; the two take turns, so that whatever else the machine does falls on both
 */
public record PrecisionEvaluation(List<Integer> batches, int rounds) {

    private static final int COMPARED_TOGETHER = 16;
    private static final Harness HARNESS = new Harness(Duration.ofMillis(300), Duration.ofMillis(700), 1);

    public PrecisionEvaluation {
        batches = List.copyOf(batches);
    }

    /** One face and more together, as the job computes them. */
    public static PrecisionEvaluation standard() {
        return new PrecisionEvaluation(List.of(1, 8, 32), 5);
    }

    /**
     * Compares the two.
     *
     * @param crops faces, at least one
     */
    public PrecisionResult run(ModelStore store, List<AlignedCrop> crops, Progress progress) {
        try (Network float32 = open(store, FaceNetVariant.FLOAT32);
                Network int8 = open(store, FaceNetVariant.INT8)) {
            return run(new FaceNet(float32), new FaceNet(int8), crops, progress);
        }
    }

    private PrecisionResult run(FaceNet float32, FaceNet int8, List<AlignedCrop> crops, Progress progress) {
        double[] cosines = new double[crops.size()];
        for (int from = 0; from < crops.size(); from += COMPARED_TOGETHER) {
            List<AlignedCrop> some = crops.subList(from, Math.min(crops.size(), from + COMPARED_TOGETHER));
            List<Embedding> exact = float32.embed(some);
            List<Embedding> rounded = int8.embed(some);
            for (int i = 0; i < some.size(); i++) {
                cosines[from + i] = exact.get(i).cosine(rounded.get(i));
            }
            progress.report("Comparing embeddings", from + some.size(), crops.size());
        }
        Arrays.sort(cosines);
        double[] distances = new double[cosines.length];
        for (int i = 0; i < distances.length; i++) {
            distances[i] = Math.sqrt(Math.max(0, 2 - 2 * cosines[i]));
        }
        List<Speed> speeds = new ArrayList<>();
        for (int batch : batches) {
            progress.report("Taking the time", speeds.size(), batches.size());
            speeds.add(speed(float32, int8, crops, batch));
        }
        return new PrecisionResult(
                crops.size(),
                Spread.of(cosines),
                Spread.of(distances),
                speeds,
                Processor.ofThisMachine().sumsByteProducts());
    }

    private Speed speed(FaceNet float32, FaceNet int8, List<AlignedCrop> crops, int batch) {
        List<AlignedCrop> together = new ArrayList<>();
        for (int i = 0; i < batch; i++) {
            together.add(crops.get(i % crops.size()));
        }
        double[] exact = new double[rounds];
        double[] rounded = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            exact[round] = HARNESS.time(() -> float32.embed(together)).medianMillis() / batch;
            rounded[round] = HARNESS.time(() -> int8.embed(together)).medianMillis() / batch;
        }
        return new Speed(batch, median(exact), median(rounded), median(exact) / median(rounded));
    }

    private static double median(double[] numbers) {
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static Network open(ModelStore store, FaceNetVariant variant) {
        VerifiedModel model = store.model(variant.model());
        return Network.open(model.name(), model.onnx(), InferenceDevice.cpu());
    }
}
