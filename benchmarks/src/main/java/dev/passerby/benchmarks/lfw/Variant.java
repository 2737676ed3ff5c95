package dev.passerby.benchmarks.lfw;

import dev.passerby.vision.FaceVision;
import dev.passerby.vision.embedding.Embedding;
import dev.passerby.vision.embedding.Portrait;
import dev.passerby.vision.face.DetectedFace;
import dev.passerby.vision.matching.Spread;
import dev.passerby.vision.picture.Picture;
import java.util.List;
import java.util.Locale;

/** How a face becomes a point: the two ways of the product, and how the job compares the one with the other. */
public enum Variant {
    /** Both pictures as photos are enrolled: a portrait of six crops. */
    STILLS,
    /** Both pictures as the job sees a frame: one crop. */
    FRAMES,
    /** A pair's first picture as a frame, its second as an enrolled photo: what the job compares. */
    JOB;

    /** The name on the command line. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The face as enrolment sees it. */
    static FacePoint still(FaceVision vision, Picture picture, DetectedFace face) {
        Portrait portrait = vision.portrait(picture, face);
        return new FacePoint(portrait.embedding(), Spread.allowance(portrait.spread()));
    }

    /** The face as the job sees it. */
    static FacePoint frame(FaceVision vision, Picture picture, DetectedFace face) {
        Embedding embedding = vision.embed(List.of(vision.crop(picture, face))).get(0);
        return new FacePoint(embedding, Spread.allowance(null));
    }
}
