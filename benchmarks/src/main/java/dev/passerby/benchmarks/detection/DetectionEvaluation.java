package dev.passerby.benchmarks.detection;

import dev.passerby.models.progress.Progress;
import dev.passerby.vision.detection.DetectionSettings;

/**
 * What is to be found out about a detector.
 *
 * @param folder the annotated pictures
 * @param settings what the detector looks for
 * @param leastIou the intersection over union from which a box finds a face, above 0 and at most 1
 * @param threads how many pictures are looked at side by side, at least 1
 * @param sweepPictures the most pictures that settings are compared over; 0 for no comparison
 */
public record DetectionEvaluation(
        AnnotatedFolder folder, DetectionSettings settings, double leastIou, int threads, int sweepPictures) {

    private static final int REPETITIONS = 3;

    /** Looks at all pictures, and at some of them with other settings. */
    public DetectionFindings run(FaceDetector detector, Progress progress) {
        DetectionRun run = DetectionRun.over(folder, detector, settings, threads, progress);
        SettingsSweep sweep = sweepPictures == 0
                ? SettingsSweep.NONE
                : SettingsSweep.over(
                        folder.sample(sweepPictures),
                        detector,
                        Variant.around(settings),
                        leastIou,
                        REPETITIONS,
                        System::nanoTime,
                        progress);
        return new DetectionFindings(folder, run, DetectionResult.of(run, leastIou, sweep));
    }
}
