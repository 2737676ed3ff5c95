package dev.passerby.benchmarks.detection;

import dev.passerby.benchmarks.boxes.AnnotatedPicture;
import dev.passerby.benchmarks.boxes.PictureMatch;
import dev.passerby.benchmarks.boxes.ScoredBox;
import dev.passerby.vision.face.DetectedFace;
import java.util.List;

/**
 * An annotated picture and the boxes that a detector put into it.
 *
 * @param picture the picture and its faces
 * @param boxes the detector's, in any order
 */
record LookedAt(AnnotatedPicture picture, List<ScoredBox> boxes) {

    LookedAt {
        boxes = List.copyOf(boxes);
    }

    static LookedAt of(AnnotatedPicture picture, List<DetectedFace> faces) {
        return new LookedAt(
                picture,
                faces.stream()
                        .map(face -> new ScoredBox(face.box(), face.score()))
                        .toList());
    }

    PictureMatch match(double leastIou) {
        return PictureMatch.of(picture.faces(), boxes, leastIou);
    }
}
