package dev.passerby.vision.detection;

import dev.passerby.vision.inference.FloatBuffers;
import dev.passerby.vision.inference.Network;
import dev.passerby.vision.inference.Tensor;
import dev.passerby.vision.picture.AveragedCrop;
import dev.passerby.vision.picture.Picture;
import dev.passerby.vision.picture.Region;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/** Candidates cut out of the picture, averaged to a network's input size and shown to it in batches. */
final class CandidateCrops {

    /** What a network says about one candidate: its answer, and the row of it that is the candidate's. */
    record Look(CandidateBox box, Tensor answer, int row) {

        float score() {
            return Answer.score(value(0));
        }

        Regression regression() {
            return Regression.at(answer.values(), row * answer.dimension(1) + Answer.REGRESSION);
        }

        float value(int index) {
            return answer.values()[row * answer.dimension(1) + index];
        }
    }

    private final Network network;
    private final int side;
    private final AveragedCrop crop;
    private final CropBatches batches;
    private final FloatBuffers buffers = new FloatBuffers();

    /**
     * Crops for a network.
     *
     * @param side of the network's input, in pixels
     * @param batches how many at once; the last crop fills a batch up
     */
    CandidateCrops(Network network, int side, CropBatches batches) {
        this.network = network;
        this.side = side;
        crop = new AveragedCrop(side);
        this.batches = batches;
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
        List<Look> looks = new ArrayList<>(boxes.size());
        for (int from = 0; from < boxes.size(); from += batches.largest()) {
            int to = Math.min(boxes.size(), from + batches.largest());
            Tensor answer = run(picture, regions.subList(from, to));
            for (int i = from; i < to; i++) {
                looks.add(new Look(boxes.get(i), answer, i - from));
            }
        }
        return looks;
    }

    private Tensor run(Picture picture, List<Region> regions) {
        int batch = batches.size(regions.size());
        FloatBuffer input = buffers.borrow(batch * crop.length());
        try {
            for (int i = 0; i < batch; i++) {
                Region region = regions.get(Math.min(i, regions.size() - 1));
                crop.write(picture, region, input, i * crop.length());
            }
            input.position(0).limit(batch * crop.length());
            return Answer.of(network.run(input, batch, 3, side, side));
        } finally {
            buffers.giveBack(input);
        }
    }
}
