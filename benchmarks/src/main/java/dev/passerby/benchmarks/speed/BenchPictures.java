package dev.passerby.benchmarks.speed;

import dev.passerby.models.demo.DemoPerson;
import dev.passerby.models.demo.DemoPictures;
import dev.passerby.vision.picture.Picture;
import dev.passerby.vision.picture.PictureDecoder;
import java.nio.file.Path;
import java.util.List;

/**
 * Of whom frames and videos are made.
 *
 * @param photos of one face each, one of every person
 * @param videos where rendered videos are kept
 */
public record BenchPictures(List<Path> photos, Path videos) {

    /** The demo's people by the first of their photos, which have been fetched. */
    public static BenchPictures of(DemoPictures pictures, Path videos) {
        return new BenchPictures(
                pictures.people().stream()
                        .map(DemoPerson::photos)
                        .map(photos -> photos.get(0))
                        .toList(),
                videos);
    }

    /** The photos' pixels. */
    public List<Picture> portraits() {
        return photos.stream().map(PictureDecoder.standard()::decode).toList();
    }
}
