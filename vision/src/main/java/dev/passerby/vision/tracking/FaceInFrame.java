package dev.passerby.vision.tracking;

import dev.passerby.vision.face.DetectedFace;
import dev.passerby.vision.quality.FaceQuality;
import dev.passerby.wire.event.QualityMarks;

/**
 * A face found in a frame, as tracking needs it.
 *
 * @param face where it is
 * @param quality how good it is for recognition, from 0 to 1
 * @param marks what the quality is made of
 * @param fit whether it may speak for or against a name; only fit faces are embedded
 */
public record FaceInFrame(DetectedFace face, double quality, QualityMarks marks, boolean fit) {

    public static FaceInFrame of(DetectedFace face, FaceQuality quality) {
        return new FaceInFrame(face, quality.score(), quality.marks(), quality.isFit());
    }
}
