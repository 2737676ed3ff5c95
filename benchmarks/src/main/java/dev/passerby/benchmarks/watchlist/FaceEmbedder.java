package dev.passerby.benchmarks.watchlist;

import dev.passerby.vision.FaceVision;
import dev.passerby.vision.embedding.Embedding;
import dev.passerby.vision.face.DetectedFace;
import dev.passerby.vision.picture.Picture;
import java.util.List;

/** What makes faces comparable: the seam at which ways of cutting and embedding are held against each other. Thread-safe. */
@FunctionalInterface
public interface FaceEmbedder {

    /** The embedding of each face, {@code [512]} of length 1, in their order. */
    List<float[]> embed(Picture picture, List<DetectedFace> faces);

    /** The way of the job: the aligned crop, once. */
    static FaceEmbedder standard(FaceVision vision) {
        return (picture, faces) ->
                vision
                        .embed(faces.stream()
                                .map(face -> vision.crop(picture, face))
                                .toList())
                        .stream()
                        .map(Embedding::values)
                        .toList();
    }
}
