package dev.passerby.benchmarks.detection;

import dev.passerby.benchmarks.boxes.AnnotatedPicture;
import dev.passerby.vision.picture.Picture;
import dev.passerby.vision.picture.PictureDecoder;
import dev.passerby.vision.picture.PictureException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A folder of pictures whose faces are annotated.
 *
 * @param images the folder
 * @param pictures what is annotated, in the order in which it is looked at
 */
public record AnnotatedFolder(Path images, List<AnnotatedPicture> pictures) {

    public AnnotatedFolder {
        pictures = List.copyOf(pictures);
    }

    /** The annotated pictures that the folder does not have. */
    public List<AnnotatedPicture> missing() {
        return pictures.stream()
                .filter(picture -> !Files.isRegularFile(file(picture)))
                .toList();
    }

    /** A number of its pictures, spread evenly from the first to the last; all of them if it has no more. */
    public AnnotatedFolder sample(int most) {
        if (pictures.size() <= most) {
            return this;
        }
        List<AnnotatedPicture> sample = java.util.stream.IntStream.range(0, most)
                .mapToObj(i -> pictures.get((int) ((long) i * pictures.size() / most)))
                .toList();
        return new AnnotatedFolder(images, sample);
    }

    /**
     * One of its pictures.
     *
     * @throws PictureException if it cannot be read
     */
    public Picture read(AnnotatedPicture picture) {
        return PictureDecoder.standard().decode(file(picture));
    }

    private Path file(AnnotatedPicture picture) {
        return images.resolve(picture.path());
    }
}
