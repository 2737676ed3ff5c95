package dev.passerby.benchmarks.clustering;

import dev.passerby.benchmarks.report.Thumbnail;
import dev.passerby.models.progress.Progress;
import dev.passerby.vision.FaceVision;
import dev.passerby.vision.alignment.AlignedCrop;
import dev.passerby.vision.embedding.Portrait;
import dev.passerby.vision.enrolment.MainFace;
import dev.passerby.vision.face.DetectedFace;
import dev.passerby.vision.matching.Spread;
import dev.passerby.vision.picture.Picture;
import dev.passerby.vision.picture.PictureDecoder;
import dev.passerby.vision.picture.PictureException;
import dev.passerby.vision.quality.FaceQuality;
import dev.passerby.vision.quality.QualityRules;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Looks at many pictures, several at a time. A picture that cannot be read is an outcome, not an exception.
 *
 * @param vision finds and embeds faces
 * @param threads how many pictures are in memory at a time
 */
public record PhotoReader(FaceVision vision, int threads) {

    /** What a picture of the largest usual size needs while it is decoded: 48 megapixels, twice. */
    private static final long BYTES_A_PICTURE = 300L << 20;

    /** In pixels; half as many again as the contact sheet shows, for sharp screens. */
    private static final int THUMBNAIL_HEIGHT = 144;

    /** A reader with as many threads as there are processors, and no more than the heap has room for. */
    public static PhotoReader with(FaceVision vision) {
        Runtime machine = Runtime.getRuntime();
        long room = Math.max(1, machine.maxMemory() / BYTES_A_PICTURE);
        return new PhotoReader(vision, (int) Math.min(room, machine.availableProcessors()));
    }

    /** What is in these pictures, in their order. */
    public List<SeenPhoto> read(List<Path> files, Progress progress) throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            AtomicInteger done = new AtomicInteger();
            List<Future<SeenPhoto>> looks = new ArrayList<>();
            for (Path file : files) {
                looks.add(pool.submit(() -> {
                    SeenPhoto photo = look(file);
                    progress.report("Looking at " + files.size() + " pictures", done.incrementAndGet(), files.size());
                    return photo;
                }));
            }
            List<SeenPhoto> photos = new ArrayList<>();
            for (Future<SeenPhoto> look : looks) {
                photos.add(look.get());
            }
            return photos;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private SeenPhoto look(Path file) {
        Picture picture;
        try {
            picture = PictureDecoder.standard().decode(file);
        } catch (PictureException e) {
            return new SeenPhoto(file, List.of(), -1, e.getMessage());
        }
        List<DetectedFace> faces = vision.detect(picture);
        return new SeenPhoto(
                file, faces.stream().map(face -> look(file, picture, face)).toList(), MainFace.of(faces), null);
    }

    /** A fit face is seen as an enrolled photo would be; an unfit one, which decides nothing, through one crop. */
    private SeenFace look(Path file, Picture picture, DetectedFace face) {
        AlignedCrop crop = vision.crop(picture, face);
        FaceQuality quality = QualityRules.STANDARD.assess(face, picture.width(), picture.height(), crop.rgb());
        Portrait portrait = quality.isFit() ? vision.portrait(picture, face) : null;
        return new SeenFace(
                face.box(),
                quality,
                portrait == null ? vision.embed(List.of(crop)).get(0) : portrait.embedding(),
                Spread.allowance(portrait == null ? null : portrait.spread()),
                Thumbnail.of(crop, THUMBNAIL_HEIGHT, "face in " + file));
    }
}
