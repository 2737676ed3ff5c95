package dev.passerby.vision.detection;

import dev.passerby.vision.face.DetectedFace;
import dev.passerby.vision.face.Landmarks;
import dev.passerby.vision.face.Point;
import dev.passerby.vision.picture.Picture;
import java.util.ArrayList;
import java.util.List;

/** O-Net, the last of the cascade: decides, places the box and finds the five landmarks. */
final class OutputNetwork {

    /** Of its input, in pixels. */
    static final int SIDE = 48;

    private static final double OVERLAP = 0.7;
    private static final int LANDMARKS = 5;

    private final CandidateCrops crops;

    /** A face whose box may still turn out to be another face's. */
    private record Found(Candidate candidate, Landmarks landmarks) {

        DetectedFace face() {
            return new DetectedFace(candidate.box().toBox(), candidate.score(), landmarks);
        }
    }

    OutputNetwork(CropNetwork network) {
        crops = new CandidateCrops(network);
    }

    /** The faces among the candidates, best first. */
    List<DetectedFace> decide(Picture picture, List<Candidate> candidates, DetectionSettings settings) {
        float threshold = (float) settings.outputThreshold();
        List<Found> found = new ArrayList<>();
        for (CandidateCrops.Look look : crops.ask(picture, candidates)) {
            if (look.score() > threshold) {
                CandidateBox box = look.box().moved(look.regression(), 1);
                Candidate candidate = new Candidate(box, look.score(), look.regression());
                found.add(new Found(candidate, landmarks(look)));
            }
        }
        return NonMaximumSuppression.OVER_SMALLER.of(found, Found::candidate, OVERLAP).stream()
                .map(Found::face)
                .toList();
    }

    /** What the network says of the landmarks in each candidate that it takes for a face. */
    List<Landmarks> landmarks(Picture picture, List<Candidate> candidates, float leastScore) {
        return crops.ask(picture, candidates).stream()
                .filter(look -> look.score() >= leastScore)
                .map(OutputNetwork::landmarks)
                .toList();
    }

    /** Landmarks are fractions of the square that the network saw, not of the box it makes of it. */
    private static Landmarks landmarks(CandidateCrops.Look look) {
        CandidateBox box = look.box();
        Point[] points = new Point[LANDMARKS];
        for (int i = 0; i < LANDMARKS; i++) {
            float x = (box.width() + 1) * look.value(Answer.LANDMARKS + i) + box.left() - 1;
            float y = (box.height() + 1) * look.value(Answer.LANDMARKS + LANDMARKS + i) + box.top() - 1;
            points[i] = new Point(x, y);
        }
        return new Landmarks(points[0], points[1], points[2], points[3], points[4]);
    }
}
