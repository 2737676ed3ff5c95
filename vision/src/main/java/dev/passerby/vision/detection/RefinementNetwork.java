package dev.passerby.vision.detection;

import dev.passerby.vision.picture.Picture;
import java.util.ArrayList;
import java.util.List;

/** R-Net, the second of the cascade: rejects most of what the first proposed and places the rest better. */
final class RefinementNetwork {

    /** Of its input, in pixels. */
    static final int SIDE = 24;

    private static final double OVERLAP = 0.7;

    private final CandidateCrops crops;

    RefinementNetwork(CropNetwork network) {
        crops = new CandidateCrops(network);
    }

    /** The candidates that this network accepts, as squares, best first. */
    List<Candidate> refine(Picture picture, List<Candidate> proposals, DetectionSettings settings) {
        float threshold = (float) settings.refinementThreshold();
        List<Candidate> accepted = new ArrayList<>();
        for (CandidateCrops.Look look : crops.ask(picture, proposals)) {
            if (look.score() > threshold) {
                accepted.add(new Candidate(look.box(), look.score(), look.regression()));
            }
        }
        return NonMaximumSuppression.OVER_UNION.of(accepted, OVERLAP).stream()
                .map(RefinementNetwork::regressed)
                .toList();
    }

    private static Candidate regressed(Candidate candidate) {
        CandidateBox box = candidate.box().moved(candidate.regression(), 1).squared();
        return new Candidate(box, candidate.score(), candidate.regression());
    }
}
