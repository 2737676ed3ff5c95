package dev.passerby.benchmarks.watchlist;

import dev.passerby.vision.FaceVision;
import dev.passerby.vision.embedding.Embedding;
import dev.passerby.vision.embedding.Portrait;
import dev.passerby.vision.face.DetectedFace;
import dev.passerby.vision.picture.Picture;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How the face of an enrolment photo becomes a point. Those of frames do as in the job, by one crop. */
public enum Variant {
    /** As the product enrols: a portrait of six crops. */
    JOB,
    /** By one crop, as frames: the difference is what portraits are worth. */
    FRAMES;

    /**
     * A photo's face as a point.
     *
     * @param embedding {@code [512]} of length 1
     * @param spread how far apart the embeddings of slightly different crops lie; absent where there was one crop
     */
    record Enrolled(float[] embedding, @Nullable Double spread) {}

    /** The name on the command line. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    Enrolled enrolled(FaceVision vision, Picture picture, DetectedFace face) {
        if (this == FRAMES) {
            return new Enrolled(frame(vision, picture, List.of(face)).get(0), null);
        }
        Portrait portrait = vision.portrait(picture, face);
        return new Enrolled(portrait.embedding().values(), portrait.spread());
    }

    /** Each face of a frame as a point, in their order. */
    List<float[]> frame(FaceVision vision, Picture picture, List<DetectedFace> faces) {
        return vision
                .embed(faces.stream().map(face -> vision.crop(picture, face)).toList())
                .stream()
                .map(Embedding::values)
                .toList();
    }
}
