package dev.passerby.vision.detection;

import dev.passerby.vision.inference.FloatBuffers;
import dev.passerby.vision.inference.Network;
import dev.passerby.vision.inference.Tensor;
import dev.passerby.vision.picture.AreaAverage;
import dev.passerby.vision.picture.Picture;
import dev.passerby.vision.picture.Region;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/** Candidates cut out of the picture, averaged to a network's input size and shown to it in batches. */
final class CandidateCrops {

    /** What a network says about one candidate: its outputs, and the row of them that is the candidate's. */
    record Answer(CandidateBox box, Map<String, Tensor> outputs, int row) {

        float score() {
            return Outputs.probability(outputs).values()[2 * row + 1];
        }

        Regression regression() {
            return Regression.at(Outputs.regression(outputs).values(), 4 * row);
        }
    }

    /** Enough to fill a GPU; a bound on memory where a crowd gives thousands of candidates. */
    private static final int LARGEST_BATCH = 64;

    private final Network network;
    private final int side;
    private final IntUnaryOperator batchSize;
    private final FloatBuffers buffers = new FloatBuffers();

    /**
     * Crops for a network.
     *
     * @param side of the network's input, in pixels
     * @param batchSize for a number of candidates the size of the batch to run, not smaller; the last crop fills it up
     */
    CandidateCrops(Network network, int side, IntUnaryOperator batchSize) {
        this.network = network;
        this.side = side;
        this.batchSize = batchSize;
    }

    /** The network's answers, in the candidates' order; a candidate that lies beside the picture has none. */
    List<Answer> ask(Picture picture, List<Candidate> candidates) {
        List<CandidateBox> boxes = new ArrayList<>(candidates.size());
        List<Region> regions = new ArrayList<>(candidates.size());
        for (Candidate candidate : candidates) {
            candidate.box().pixels(picture.width(), picture.height()).ifPresent(region -> {
                boxes.add(candidate.box());
                regions.add(region);
            });
        }
        List<Answer> answers = new ArrayList<>(boxes.size());
        for (int from = 0; from < boxes.size(); from += LARGEST_BATCH) {
            int to = Math.min(boxes.size(), from + LARGEST_BATCH);
            Map<String, Tensor> outputs = run(picture, regions.subList(from, to));
            for (int i = from; i < to; i++) {
                answers.add(new Answer(boxes.get(i), outputs, i - from));
            }
        }
        return answers;
    }

    private Map<String, Tensor> run(Picture picture, List<Region> regions) {
        int batch = batchSize.applyAsInt(regions.size());
        int cropLength = 3 * side * side;
        FloatBuffer input = buffers.borrow(batch * cropLength);
        try {
            for (int i = 0; i < batch; i++) {
                Region region = regions.get(Math.min(i, regions.size() - 1));
                AreaAverage.write(picture, region, List.of(new AreaAverage.Output(side, side, input, i * cropLength)));
            }
            input.position(0).limit(batch * cropLength);
            return network.run(input, batch, 3, side, side);
        } finally {
            buffers.giveBack(input);
        }
    }
}
