package dev.passerby.benchmarks.clustering;

import dev.passerby.benchmarks.report.Thumbnail;
import dev.passerby.models.progress.Progress;
import dev.passerby.vision.FaceVision;
import dev.passerby.vision.alignment.AlignedCrop;
import dev.passerby.vision.embedding.Embedding;
import dev.passerby.vision.enrolment.MainFace;
import dev.passerby.vision.face.DetectedFace;
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
        List<AlignedCrop> crops =
                faces.stream().map(face -> vision.crop(picture, face)).toList();
        List<Embedding> embeddings = vision.embed(crops);
        List<SeenFace> seen = new ArrayList<>();
        for (int i = 0; i < faces.size(); i++) {
            AlignedCrop crop = crops.get(i);
            FaceQuality quality =
                    QualityRules.STANDARD.assess(faces.get(i), picture.width(), picture.height(), crop.rgb());
            seen.add(new SeenFace(
                    faces.get(i).box(),
                    quality,
                    embeddings.get(i),
                    Thumbnail.of(crop, THUMBNAIL_HEIGHT, "face in " + file)));
        }
        return new SeenPhoto(file, seen, MainFace.of(faces), null);
    }
}
