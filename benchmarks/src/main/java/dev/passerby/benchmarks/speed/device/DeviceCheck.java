package dev.passerby.benchmarks.speed.device;

import dev.passerby.benchmarks.speed.Arithmetic;
import dev.passerby.benchmarks.speed.BenchScene;
import dev.passerby.benchmarks.speed.BenchSettings;
import dev.passerby.benchmarks.speed.Harness;
import dev.passerby.benchmarks.speed.Timing;
import dev.passerby.models.ModelStore;
import dev.passerby.models.VerifiedModel;
import dev.passerby.models.progress.Progress;
import dev.passerby.vision.FaceVision;
import dev.passerby.vision.VisionSettings;
import dev.passerby.vision.alignment.AlignedCrop;
import dev.passerby.vision.detection.DetectionSettings;
import dev.passerby.vision.embedding.FaceNet;
import dev.passerby.vision.embedding.FaceNetVariant;
import dev.passerby.vision.face.DetectedFace;
import dev.passerby.vision.inference.InferenceDevice;
import dev.passerby.vision.inference.InferenceException;
import dev.passerby.vision.inference.Network;
import dev.passerby.vision.picture.Picture;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Measures a device by the code that the job runs. Where one measurement fails, as for want of memory, the others go on.
 *
 * @param settings what is measured
 * @param models where the networks are
 * @param pictures looked at for parity; faces are taken from them
 * @param portraits of one face each, for frames
 */
public record DeviceCheck(DeviceSettings settings, ModelStore models, List<Picture> pictures, List<Picture> portraits) {

    /** Far more than any device serves. */
    private static final int MOST_CAMERAS = 4_096;

    /** Of runs of large batches. */
    private static final int MOST_SIDE_BY_SIDE = 16;

    private static final List<Double> LOADS = List.of(0.25, 0.5, 0.75, 0.9);

    /** The sizes that a round of the memory's goes through, with so many people each. */
    private static final List<BenchSettings.Size> ROUND_SIZES = List.of(
            new BenchSettings.Size(640, 360),
            new BenchSettings.Size(1_920, 1_080),
            new BenchSettings.Size(800, 600),
            new BenchSettings.Size(1_280, 720));

    private static final List<Integer> ROUND_PEOPLE = List.of(1, 6, 0, 3);

    private static final int ROUND_CROPS = 37;

    /** Measures everything. */
    public DeviceFindings run(Progress progress) {
        Findings found = new Findings(progress);
        try (FaceVision device = FaceVision.open(models, batched())) {
            Parity parity = found.measured("Comparing with the processor", () -> parity(device));
            Double ceiling = found.measured("Measuring the ceiling", () -> ceiling(false));
            Double halves = found.measured("Measuring the ceiling of halves", () -> ceiling(true));
            return new DeviceFindings(
                    settings.device().toString(),
                    DeviceName.of(settings.device()),
                    DeviceName.driver(settings.device()),
                    Runtime.getRuntime().availableProcessors(),
                    settings.minFace(),
                    parity,
                    ceiling,
                    halves,
                    embeddings(device, ceiling, halves, found),
                    detections(device, ceiling, found),
                    cameras(device, found),
                    found.measured("Watching the memory", () -> memory(device)),
                    found.problems);
        }
    }

    /** Collects what fails. */
    private static final class Findings {

        private final Progress progress;
        private final List<String> problems = new ArrayList<>();

        Findings(Progress progress) {
            this.progress = progress;
        }

        <T> @Nullable T measured(String what, Supplier<@Nullable T> measurement) {
            progress.report(what, 0, 0);
            try {
                return measurement.get();
            } catch (InferenceException e) {
                problems.add(what + ": " + e.getMessage());
                return null;
            }
        }
    }

    /** A GPU's batching, also where the processor stands in for it. */
    private VisionSettings batched() {
        boolean cuda = settings.device() instanceof InferenceDevice.Cuda;
        return VisionSettings.on(settings.device())
                .asOnGpu()
                .withEmbedder(cuda ? FaceNetVariant.suiting(settings.device()) : FaceNetVariant.FLOAT32);
    }

    private Parity parity(FaceVision device) {
        try (FaceVision processor = FaceVision.open(models, VisionSettings.standard())) {
            return Parity.between(processor, device, pictures);
        }
    }

    private Double ceiling(boolean halves) {
        return Ceiling.of(settings.device(), halves).measure(settings.device(), settings.measuring());
    }

    private List<DeviceFindings.Embedding> embeddings(
            FaceVision vision, @Nullable Double ceiling, @Nullable Double halves, Findings found) {
        List<DeviceFindings.Embedding> cases =
                new ArrayList<>(embeddings(FaceNetVariant.FLOAT32, vision, ceiling, found));
        cases.addAll(embeddings(FaceNetVariant.FLOAT16, vision, halves, found));
        return cases;
    }

    private List<DeviceFindings.Embedding> embeddings(
            FaceNetVariant variant, FaceVision vision, @Nullable Double ceiling, Findings found) {
        List<DeviceFindings.Embedding> cases = new ArrayList<>();
        VerifiedModel model = models.model(variant.model());
        try (Network network = Network.open(model.name(), model.onnx(), roomy(settings.device()), variant.use())) {
            FaceNet faceNet = new FaceNet(network);
            for (int batch : settings.batches()) {
                List<AlignedCrop> crops = crops(vision, batch);
                for (int callers : sideBySide()) {
                    Timing timing = found.measured(
                            "Embedding " + batch + " in " + variant.text() + " by " + callers,
                            () -> timed(callers, () -> faceNet.embed(crops)));
                    if (timing != null) {
                        double rate = 1e3 * callers * batch / timing.medianMillis();
                        cases.add(new DeviceFindings.Embedding(
                                variant.text(),
                                batch,
                                callers,
                                rate,
                                timing.medianMillis(),
                                timing.p90Millis(),
                                share(rate * Arithmetic.EMBEDDING, ceiling)));
                    }
                }
            }
        }
        return cases;
    }

    /** Callers of a network itself, each of which takes a batch's memory; the product's are fewer. */
    private List<Integer> sideBySide() {
        return settings.callers().stream()
                .filter(callers -> callers <= MOST_SIDE_BY_SIDE)
                .toList();
    }

    private List<DeviceFindings.Detection> detections(FaceVision vision, @Nullable Double ceiling, Findings found) {
        List<DeviceFindings.Detection> cases = new ArrayList<>();
        for (BenchSettings.Size size : settings.sizes()) {
            Picture frame = BenchScene.of(size.width(), size.height(), 1, portraits);
            double flops = Arithmetic.proposals(size.width(), size.height(), detection());
            for (int callers : settings.callers()) {
                Timing timing = found.measured(
                        "Detecting in " + size + " by " + callers,
                        () -> timed(callers, () -> vision.detect(frame, detection())));
                if (timing != null) {
                    double rate = 1e3 * callers / timing.medianMillis();
                    cases.add(new DeviceFindings.Detection(
                            size.toString(),
                            callers,
                            rate,
                            timing.medianMillis(),
                            timing.p90Millis(),
                            share(rate * flops, ceiling)));
                }
            }
        }
        return cases;
    }

    private List<DeviceFindings.Cameras> cameras(FaceVision vision, Findings found) {
        BenchSettings.Size size = settings.sizes().get(0);
        Picture frame = BenchScene.of(size.width(), size.height(), 1, portraits);
        Runnable look = () -> {
            List<DetectedFace> faces = vision.detect(frame, detection());
            vision.embed(faces.stream().map(face -> vision.crop(frame, face)).toList());
        };
        Load load = new Load(Pace.real(), settings.mostCallers());
        List<DeviceFindings.Cameras> cases = new ArrayList<>();
        for (int rate : settings.rates()) {
            DeviceFindings.Cameras measured = found.measured(
                    "Serving cameras at " + rate + " fps", () -> cameras(size.toString(), rate, load, look));
            if (measured != null) {
                cases.add(measured);
            }
        }
        return cases;
    }

    private DeviceFindings.Cameras cameras(String size, int rate, Load load, Runnable look) {
        int most = LargestSustained.of(
                MOST_CAMERAS, cameras -> load.offer((double) cameras * rate, settings.measuring(), look)
                        .keepsUp(rate));
        List<DeviceFindings.AtLoad> loads = new ArrayList<>();
        for (double share : most == 0 ? List.<Double>of() : LOADS) {
            double framesPerSecond = share * most * rate;
            Load.Outcome outcome = load.offer(framesPerSecond, settings.measuring(), look);
            loads.add(new DeviceFindings.AtLoad(share, framesPerSecond, Percentiles.of(outcome.millis())));
        }
        return new DeviceFindings.Cameras(size, rate, load.callers(), most, loads);
    }

    private @Nullable MemoryPlateau memory(FaceVision vision) {
        DeviceMemory memory = DeviceMemory.of(settings.device());
        List<AlignedCrop> crops = crops(vision, ROUND_CROPS);
        List<Picture> frames = new ArrayList<>();
        for (int i = 0; i < ROUND_SIZES.size(); i++) {
            BenchSettings.Size size = ROUND_SIZES.get(i);
            frames.add(BenchScene.of(size.width(), size.height(), ROUND_PEOPLE.get(i), portraits));
        }
        List<Double> megabytes = new ArrayList<>();
        for (int round = 0; round < settings.rounds(); round++) {
            Collections.rotate(frames, 1);
            frames.forEach(frame -> vision.detect(frame, detection()));
            for (int faces = 1; faces <= crops.size(); faces += 3) {
                vision.embed(crops.subList(0, faces));
            }
            OptionalDouble used = memory.usedMb();
            if (used.isEmpty()) {
                throw new InferenceException("nobody tells how much memory of " + settings.device() + " is in use");
            }
            megabytes.add(used.getAsDouble());
        }
        return MemoryPlateau.of(megabytes);
    }

    /** So many faces, of the portraits in turn. */
    private List<AlignedCrop> crops(FaceVision vision, int count) {
        List<AlignedCrop> faces = new ArrayList<>();
        for (Picture portrait : portraits) {
            vision.detect(portrait).forEach(face -> faces.add(vision.crop(portrait, face)));
        }
        if (faces.isEmpty()) {
            throw new InferenceException(settings.device() + " finds no face in the portraits");
        }
        List<AlignedCrop> crops = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            crops.add(faces.get(i % faces.size()));
        }
        return crops;
    }

    private Timing timed(int callers, Runnable work) {
        return new Harness(settings.measuring().dividedBy(2), settings.measuring(), callers).time(work);
    }

    private DetectionSettings detection() {
        return DetectionSettings.stills().withMinFace(settings.minFace());
    }

    private static @Nullable Double share(double flops, @Nullable Double ceiling) {
        return ceiling == null ? null : flops / ceiling;
    }

    /** With memory for batches that the product does not run. */
    private static InferenceDevice roomy(InferenceDevice device) {
        return device instanceof InferenceDevice.Cuda cuda
                ? new InferenceDevice.Cuda(cuda.deviceId(), 4 * InferenceDevice.Cuda.DEFAULT_MEMORY_LIMIT_BYTES)
                : device;
    }
}
