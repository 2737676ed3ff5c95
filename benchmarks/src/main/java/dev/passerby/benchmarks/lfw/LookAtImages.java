package dev.passerby.benchmarks.lfw;

import dev.passerby.models.progress.Progress;
import dev.passerby.vision.FaceVision;
import dev.passerby.vision.face.DetectedFace;
import dev.passerby.vision.picture.Picture;
import dev.passerby.vision.picture.PictureDecoder;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The faces of many pictures, several pictures at a time.
 *
 * @param folder where the pictures are
 * @param vision finds faces, and embeds them as frames
 * @param enrolling embeds them as enrolled photos
 * @param variant how faces become points
 * @param threads pictures at a time
 */
record LookAtImages(Path folder, FaceVision vision, FaceVision enrolling, Variant variant, int threads) {

    /** Each picture's face, in the pictures' order; a picture without a face is left out. */
    Map<LfwImage, LfwFace> at(Collection<LfwImage> images, Progress progress) {
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            Map<LfwImage, Future<Optional<LfwFace>>> looking = new LinkedHashMap<>();
            images.forEach(image -> looking.put(image, workers.submit(() -> look(image))));
            Map<LfwImage, LfwFace> faces = new LinkedHashMap<>();
            int done = 0;
            for (Map.Entry<LfwImage, Future<Optional<LfwFace>>> look : looking.entrySet()) {
                get(look.getValue()).ifPresent(face -> faces.put(look.getKey(), face));
                progress.report("Looking at pictures", ++done, images.size());
            }
            return faces;
        } finally {
            workers.shutdownNow();
        }
    }

    private Optional<LfwFace> look(LfwImage image) {
        Picture picture = PictureDecoder.standard().decode(image.in(folder));
        return CentralFace.of(picture, vision.detect(picture)).map(face -> points(picture, face));
    }

    private LfwFace points(Picture picture, DetectedFace face) {
        FacePoint probe = variant == Variant.STILLS
                ? Variant.still(enrolling, picture, face)
                : Variant.frame(vision, picture, face);
        FacePoint template = variant == Variant.JOB ? Variant.still(enrolling, picture, face) : probe;
        return new LfwFace(probe, template);
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while looking at pictures", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("looking at pictures failed", e.getCause());
        }
    }
}
