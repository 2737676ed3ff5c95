package dev.passerby.vision.detection;

import dev.passerby.vision.picture.Picture;
import dev.passerby.vision.picture.Region;
import java.util.ArrayList;
import java.util.List;

/** Candidates shown to a network. */
final class CandidateCrops {

    /** What a network says about one candidate. */
    record Look(CandidateBox box, CropNetwork.Row answer) {

        float score() {
            return Answer.score(value(0));
        }

        Regression regression() {
            return Regression.at(answer.values(), answer.from() + Answer.REGRESSION);
        }

        float value(int index) {
            return answer.value(index);
        }
    }

    private final CropNetwork network;

    CandidateCrops(CropNetwork network) {
        this.network = network;
    }

    /** The network's answers, in the candidates' order; a candidate that lies beside the picture has none. */
    List<Look> ask(Picture picture, List<Candidate> candidates) {
        List<CandidateBox> boxes = new ArrayList<>(candidates.size());
        List<Region> regions = new ArrayList<>(candidates.size());
        for (Candidate candidate : candidates) {
            candidate.box().pixels(picture.width(), picture.height()).ifPresent(region -> {
                boxes.add(candidate.box());
                regions.add(region);
            });
        }
        List<CropNetwork.Row> answers = network.ask(picture, regions);
        List<Look> looks = new ArrayList<>(boxes.size());
        for (int i = 0; i < boxes.size(); i++) {
            looks.add(new Look(boxes.get(i), answers.get(i)));
        }
        return looks;
    }
}
