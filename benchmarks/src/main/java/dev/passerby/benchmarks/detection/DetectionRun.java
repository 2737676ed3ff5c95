package dev.passerby.benchmarks.detection;

import dev.passerby.benchmarks.boxes.AnnotatedPicture;
import dev.passerby.benchmarks.boxes.PictureMatch;
import dev.passerby.models.progress.Progress;
import dev.passerby.vision.detection.DetectionSettings;
import dev.passerby.vision.picture.PictureException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One look at every picture of a folder by one setting of the detector.
 *
 * @param settings what the detector looked for
 * @param looked the pictures that could be read, in the folder's order
 * @param unreadable one line for each that could not
 * @param seconds from the first picture read to the last one done, on all threads together
 */
public record DetectionRun(DetectionSettings settings, List<LookedAt> looked, List<String> unreadable, double seconds) {

    private static final String STAGE = "Looking for faces";

    public DetectionRun {
        looked = List.copyOf(looked);
        unreadable = List.copyOf(unreadable);
    }

    /** Looks at every picture, as many at a time as there are threads. */
    public static DetectionRun over(
            AnnotatedFolder folder, FaceDetector detector, DetectionSettings settings, int threads, Progress progress) {
        long began = System.nanoTime();
        AtomicInteger done = new AtomicInteger();
        int pictures = folder.pictures().size();
        List<LookedAt> looked = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<LookedAt>> looks = new ArrayList<>();
            for (AnnotatedPicture picture : folder.pictures()) {
                looks.add(() -> {
                    try {
                        return LookedAt.of(picture, detector.detect(folder.read(picture), settings));
                    } finally {
                        progress.report(STAGE, done.incrementAndGet(), pictures);
                    }
                });
            }
            for (Future<LookedAt> look : workers.invokeAll(looks)) {
                collect(look, looked, unreadable);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while looking for faces", e);
        } finally {
            workers.shutdownNow();
        }
        return new DetectionRun(settings, looked, unreadable, (System.nanoTime() - began) / 1e9);
    }

    private static void collect(Future<LookedAt> look, List<LookedAt> looked, List<String> unreadable)
            throws InterruptedException {
        try {
            looked.add(look.get());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof PictureException damaged) {
                unreadable.add(damaged.getMessage());
            } else {
                throw new IllegalStateException("looking for faces failed", e.getCause());
            }
        }
    }

    /** What the detector's boxes are worth at a least overlap. */
    List<PictureMatch> matches(double leastIou) {
        return looked.stream().map(picture -> picture.match(leastIou)).toList();
    }
}
