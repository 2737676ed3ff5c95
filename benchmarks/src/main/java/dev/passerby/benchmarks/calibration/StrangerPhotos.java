package dev.passerby.benchmarks.calibration;

import dev.passerby.models.progress.Progress;
import dev.passerby.vision.FaceVision;
import dev.passerby.vision.alignment.AlignedCrop;
import dev.passerby.vision.enrolment.MainFace;
import dev.passerby.vision.face.DetectedFace;
import dev.passerby.vision.picture.Picture;
import dev.passerby.vision.picture.PictureDecoder;
import dev.passerby.vision.picture.PictureException;
import dev.passerby.vision.quality.FaceQuality;
import dev.passerby.vision.quality.QualityRules;
import dev.passerby.wire.gallery.Template;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * The main faces of a folder's photos, each seen through one crop as the job sees a frame.
 *
 * @param strangers one for each photo that can be used
 * @param unusable why each of the others cannot, one line each
 */
public record StrangerPhotos(List<Stranger> strangers, List<String> unusable) {

    public StrangerPhotos {
        strangers = List.copyOf(strangers);
        unusable = List.copyOf(unusable);
    }

    private record Look(
            @Nullable Stranger stranger, @Nullable String problem) {}

    /** Looks at every picture, several at a time; one sub-folder is one person, a picture beside them another. */
    public static StrangerPhotos look(
            Path folder, List<Path> files, FaceVision vision, int threads, Progress progress) {
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Look>> looks = files.stream()
                    .map(file -> workers.submit(() -> look(folder, file, vision)))
                    .toList();
            List<Stranger> strangers = new ArrayList<>();
            List<String> unusable = new ArrayList<>();
            int done = 0;
            for (Future<Look> future : looks) {
                Look look = get(future);
                if (look.stranger() != null) {
                    strangers.add(look.stranger());
                }
                if (look.problem() != null) {
                    unusable.add(look.problem());
                }
                progress.report("Looking at strangers", ++done, files.size());
            }
            return new StrangerPhotos(strangers, unusable);
        } finally {
            workers.shutdownNow();
        }
    }

    private static Look look(Path folder, Path file, FaceVision vision) {
        Picture picture;
        try {
            picture = PictureDecoder.standard().decode(file);
        } catch (PictureException e) {
            return new Look(null, e.getMessage());
        }
        List<DetectedFace> faces = vision.detect(picture);
        int main = MainFace.of(faces);
        if (main < 0) {
            return new Look(null, file + ": no face was found");
        }
        AlignedCrop crop = vision.crop(picture, faces.get(main));
        FaceQuality quality =
                QualityRules.STANDARD.assess(faces.get(main), picture.width(), picture.height(), crop.rgb());
        if (!quality.isFit()) {
            return new Look(
                    null,
                    file + ": the face is "
                            + String.join(
                                    ", ",
                                    quality.flaws().stream()
                                            .map(flaw -> flaw.words())
                                            .toList()));
        }
        Path place = folder.relativize(file);
        float[] embedding = vision.embed(List.of(crop)).get(0).values();
        Template face =
                new Template(place.toString(), vision.embedderFamily(), AlignedCrop.KIND, quality.score(), embedding);
        return new Look(new Stranger(place.getName(0).toString(), place.toString(), face), null);
    }

    private static Look get(Future<Look> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while looking at strangers", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("looking at strangers failed", e.getCause());
        }
    }
}
