package dev.passerby.standalone.pictures;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.passerby.vision.embedding.Embedding;
import dev.passerby.vision.face.Box;
import dev.passerby.vision.face.DetectedFace;
import dev.passerby.vision.picture.Picture;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code detect} and {@code embed} say of a picture, in the order and with the names of their JSON.
 *
 * @param path the picture's file
 * @param width pixels across, upright
 * @param height pixels down, upright
 * @param faces the faces, largest first
 */
public record FaceJson(String path, int width, int height, List<Face> faces) {

    /**
     * One face.
     *
     * @param box {@code [left, top, right, bottom]} in pixels, not clipped
     * @param score the detector's probability
     * @param landmarks {@code 5 × [x, y]} in pixels
     * @param embedding {@code [512]}, L2-normalised; absent when it was not asked for
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Face(double[] box, double score, List<double[]> landmarks, float @Nullable [] embedding) {}

    /** The faces without embeddings. */
    public static FaceJson of(String path, Picture picture, List<DetectedFace> faces) {
        return of(path, picture, faces, List.of());
    }

    /**
     * The faces with their embeddings.
     *
     * @param embeddings one for each face, or none at all
     */
    public static FaceJson of(String path, Picture picture, List<DetectedFace> faces, List<Embedding> embeddings) {
        List<Face> list = new ArrayList<>();
        for (int i = 0; i < faces.size(); i++) {
            list.add(face(
                    faces.get(i),
                    embeddings.isEmpty() ? null : embeddings.get(i).values()));
        }
        return new FaceJson(path, picture.width(), picture.height(), list);
    }

    private static Face face(DetectedFace face, float @Nullable [] embedding) {
        Box box = face.box();
        List<double[]> landmarks = face.landmarks().points().stream()
                .map(point -> new double[] {point.x(), point.y()})
                .toList();
        return new Face(
                new double[] {box.left(), box.top(), box.right(), box.bottom()}, face.score(), landmarks, embedding);
    }
}
