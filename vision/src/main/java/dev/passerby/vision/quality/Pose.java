package dev.passerby.vision.quality;

import dev.passerby.vision.face.Landmarks;
import dev.passerby.vision.face.Point;

/**
 * Where a face looks, judged from where its nose lies between eyes and mouth. Independent of size, place and roll, which
 * alignment undoes; yaw and pitch it cannot undo.
 *
 * @param sideways from 0 (nose midway between the eyes) to 1 (nose under one eye) and beyond (profile)
 * @param upright where the nose lies between the eyes' line (0) and the mouth's (1)
 */
record Pose(double sideways, double upright) {

    static Pose of(Landmarks landmarks) {
        Point left = landmarks.leftEye();
        Point right = landmarks.rightEye();
        double acrossX = right.x() - left.x();
        double acrossY = right.y() - left.y();
        double across = acrossX * acrossX + acrossY * acrossY;
        double mouthX = (landmarks.leftMouth().x() + landmarks.rightMouth().x()) / 2;
        double mouthY = (landmarks.leftMouth().y() + landmarks.rightMouth().y()) / 2;
        double fromLeftX = landmarks.nose().x() - left.x();
        double fromLeftY = landmarks.nose().y() - left.y();
        // Cross products with the eyes' line: positive below it, in pixels times the eyes' distance.
        double nose = acrossX * fromLeftY - acrossY * fromLeftX;
        double mouth = acrossX * (mouthY - left.y()) - acrossY * (mouthX - left.x());
        if (across < 1e-9 || mouth < 1e-9) {
            return new Pose(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
        }
        double along = (fromLeftX * acrossX + fromLeftY * acrossY) / across;
        return new Pose(Math.abs(2 * along - 1), nose / mouth);
    }
}
