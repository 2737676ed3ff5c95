package dev.passerby.benchmarks.lfw;

import dev.passerby.vision.face.DetectedFace;
import dev.passerby.vision.face.Point;
import dev.passerby.vision.picture.Picture;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The face a picture of the data set is named after: large and near the middle. Its area less twice the squared distance of its
 * centre from the picture's is the greatest, as in the evaluations of facenet and facenet-pytorch.
 */
final class CentralFace {

    private CentralFace() {}

    static Optional<DetectedFace> of(Picture picture, List<DetectedFace> faces) {
        Point middle = new Point(picture.width() / 2.0, picture.height() / 2.0);
        return faces.stream().max(Comparator.comparingDouble(face -> centrality(face, middle)));
    }

    private static double centrality(DetectedFace face, Point middle) {
        double off = face.box().centre().distanceTo(middle);
        return face.box().area() - 2 * off * off;
    }
}
