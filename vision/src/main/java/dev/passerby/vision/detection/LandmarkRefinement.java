package dev.passerby.vision.detection;

import dev.passerby.vision.face.Box;
import dev.passerby.vision.face.Landmarks;
import dev.passerby.vision.face.Point;
import dev.passerby.vision.picture.Picture;
import java.util.ArrayList;
import java.util.List;

/**
 * A face's landmarks seen again: the mean of what the last network says of sixteen squares around the face, a little shifted
 * and scaled. One look is off by up to half a pixel of a small face, which moves the embedding by 0.2.
 */
final class LandmarkRefinement {

    private static final float[] SCALES = {0.92f, 1.00f, 1.08f, 1.16f};
    /** How far the squares are shifted, as a share of their side. */
    private static final float SHIFT = 0.05f;
    /** Squares of which the network doubts that they show a face have no say. */
    private static final float LEAST_SCORE = 0.7f;

    private static final Regression NONE = new Regression(0, 0, 0, 0);

    private final OutputNetwork output;

    LandmarkRefinement(OutputNetwork output) {
        this.output = output;
    }

    /** The landmarks of the face in a box, in pixels; those given where the network sees no face in any square. */
    Landmarks refine(Picture picture, Box box, Landmarks known) {
        List<Landmarks> looks = output.landmarks(picture, squaresAround(box), LEAST_SCORE);
        return looks.isEmpty() ? known : mean(looks);
    }

    private static List<Candidate> squaresAround(Box box) {
        float side = (float) Math.max(box.width(), box.height());
        List<Candidate> squares = new ArrayList<>();
        for (float scale : SCALES) {
            for (int across = -1; across <= 1; across += 2) {
                for (int down = -1; down <= 1; down += 2) {
                    float x = (float) box.centre().x() + across * SHIFT * side;
                    float y = (float) box.centre().y() + down * SHIFT * side;
                    float half = scale * side / 2;
                    squares.add(new Candidate(new CandidateBox(x - half, y - half, x + half, y + half), 1, NONE));
                }
            }
        }
        return squares;
    }

    private static Landmarks mean(List<Landmarks> looks) {
        Point[] points = new Point[5];
        for (int i = 0; i < points.length; i++) {
            double x = 0;
            double y = 0;
            for (Landmarks look : looks) {
                x += look.points().get(i).x();
                y += look.points().get(i).y();
            }
            points[i] = new Point(x / looks.size(), y / looks.size());
        }
        return new Landmarks(points[0], points[1], points[2], points[3], points[4]);
    }
}
