package dev.passerby.vision.face;

import java.util.List;

/** The five facial landmarks of MTCNN, left and right as seen in the picture. */
public record Landmarks(Point leftEye, Point rightEye, Point nose, Point leftMouth, Point rightMouth) {

    /** The five points in the field's customary order: eyes, nose, mouth corners, left before right. */
    public List<Point> points() {
        return List.of(leftEye, rightEye, nose, leftMouth, rightMouth);
    }
}
