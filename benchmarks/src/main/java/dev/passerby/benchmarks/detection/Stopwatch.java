package dev.passerby.benchmarks.detection;

import dev.passerby.vision.detection.DetectionSettings;
import dev.passerby.vision.face.DetectedFace;
import dev.passerby.vision.picture.Picture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;

/** What one picture takes with each of several settings, and the faces that each finds. */
final class Stopwatch {

    private static final double NANOS_PER_MILLI = 1e6;

    /** How far the first of a round moves from one to the next. */
    private static final int TURN = 7;

    private final FaceDetector detector;
    private final Picture picture;
    private final List<Variant> variants;
    private final LongSupplier nanoTime;
    private final List<List<Long>> nanos = new ArrayList<>();
    private final List<List<DetectedFace>> faces = new ArrayList<>();

    Stopwatch(FaceDetector detector, Picture picture, List<Variant> variants, LongSupplier nanoTime) {
        this.detector = detector;
        this.picture = picture;
        this.variants = variants;
        this.nanoTime = nanoTime;
        variants.forEach(variant -> {
            nanos.add(new ArrayList<>());
            faces.add(List.of());
        });
    }

    /** Looks with every setting once, beginning with another one each time. */
    void round(int repetition) {
        for (int i = 0; i < variants.size(); i++) {
            int index = (i + repetition * TURN) % variants.size();
            DetectionSettings settings = variants.get(index).settings();
            long began = nanoTime.getAsLong();
            faces.set(index, detector.detect(picture, settings));
            nanos.get(index).add(nanoTime.getAsLong() - began);
        }
    }

    /** The faces that a setting found. */
    List<DetectedFace> faces(int index) {
        return faces.get(index);
    }

    /** The median of a setting's rounds. */
    double medianMillis(int index) {
        return median(nanos.get(index).stream().mapToDouble(Long::doubleValue).toArray()) / NANOS_PER_MILLI;
    }

    /** The value in the middle, or between the two in the middle; 0 of none. */
    static double median(double[] values) {
        if (values.length == 0) {
            return 0;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
