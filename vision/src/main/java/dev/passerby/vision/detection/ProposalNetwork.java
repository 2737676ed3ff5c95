package dev.passerby.vision.detection;

import dev.passerby.vision.inference.FloatBuffers;
import dev.passerby.vision.inference.Network;
import dev.passerby.vision.inference.Tensor;
import dev.passerby.vision.picture.AreaAverage;
import dev.passerby.vision.picture.Picture;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * P-Net, the first of the cascade: a small convolutional network that scores every second position of every level of the
 * picture's pyramid.
 */
final class ProposalNetwork {

    /** How far apart the positions are that the network scores, in pixels of a level. */
    private static final int STRIDE = 2;

    private static final double OVERLAP_WITHIN_LEVEL = 0.5;
    private static final double OVERLAP_ACROSS_LEVELS = 0.7;

    /** The most values of levels made in one pass over the picture; what a large photo needs beyond is made in another. */
    private static final int VALUES_AT_ONCE = 16 << 20;

    private final Network network;
    private final FloatBuffers buffers = new FloatBuffers();

    ProposalNetwork(Network network) {
        this.network = network;
    }

    /** The squares of the picture that may hold a face, best first. */
    List<Candidate> propose(Picture picture, DetectionSettings settings) {
        List<Candidate> found = new ArrayList<>();
        List<ScalePyramid.Level> levels = ScalePyramid.levels(picture.width(), picture.height(), settings);
        for (List<ScalePyramid.Level> group : groups(levels)) {
            found.addAll(scan(picture, group, (float) settings.proposalThreshold()));
        }
        return NonMaximumSuppression.OVER_UNION.of(found, OVERLAP_ACROSS_LEVELS).stream()
                .map(ProposalNetwork::regressed)
                .toList();
    }

    private static Candidate regressed(Candidate candidate) {
        CandidateBox box = candidate.box().moved(candidate.regression(), 0).squared();
        return new Candidate(box, candidate.score(), candidate.regression());
    }

    private static List<List<ScalePyramid.Level>> groups(List<ScalePyramid.Level> levels) {
        List<List<ScalePyramid.Level>> groups = new ArrayList<>();
        long values = Long.MAX_VALUE;
        for (ScalePyramid.Level level : levels) {
            long more = 3L * level.width() * level.height();
            if (values > VALUES_AT_ONCE - more) {
                groups.add(new ArrayList<>());
                values = 0;
            }
            groups.get(groups.size() - 1).add(level);
            values += more;
        }
        return groups;
    }

    private List<Candidate> scan(Picture picture, List<ScalePyramid.Level> levels, float threshold) {
        int length = levels.stream()
                .mapToInt(level -> 3 * level.width() * level.height())
                .sum();
        FloatBuffer pyramid = buffers.borrow(length);
        try {
            List<AreaAverage.Output> outputs = new ArrayList<>();
            int offset = 0;
            for (ScalePyramid.Level level : levels) {
                AreaAverage.Output output = new AreaAverage.Output(level.width(), level.height(), pyramid, offset);
                outputs.add(output);
                offset += output.length();
            }
            AreaAverage.write(picture, picture.bounds(), outputs);
            List<Candidate> found = new ArrayList<>();
            for (int i = 0; i < levels.size(); i++) {
                found.addAll(scan(outputs.get(i), levels.get(i).scale(), threshold));
            }
            return found;
        } finally {
            buffers.giveBack(pyramid);
        }
    }

    private List<Candidate> scan(AreaAverage.Output level, double scale, float threshold) {
        FloatBuffer input = level.target().duplicate();
        input.position(level.offset()).limit(level.offset() + level.length());
        Map<String, Tensor> outputs = network.run(input, 1, 3, level.height(), level.width());
        Tensor probability = Outputs.probability(outputs);
        Tensor regression = Outputs.regression(outputs);
        int columns = probability.dimension(3);
        int plane = probability.dimension(2) * columns;
        float[] scores = probability.values();
        List<Candidate> found = new ArrayList<>();
        for (int position = 0; position < plane; position++) {
            float score = scores[plane + position]; // channel 1: a face
            if (score >= threshold) {
                CandidateBox box = cell(position % columns, position / columns, (float) scale);
                found.add(new Candidate(box, score, regressionAt(regression.values(), plane, position)));
            }
        }
        return NonMaximumSuppression.OVER_UNION.of(found, OVERLAP_WITHIN_LEVEL);
    }

    /** What a position of the output has seen, in pixels of the picture counted from 1. */
    private static CandidateBox cell(int column, int row, float scale) {
        return new CandidateBox(
                floor((STRIDE * column + 1) / scale),
                floor((STRIDE * row + 1) / scale),
                floor((STRIDE * column + DetectionSettings.CELL) / scale),
                floor((STRIDE * row + DetectionSettings.CELL) / scale));
    }

    private static float floor(float value) {
        return (float) Math.floor(value);
    }

    private static Regression regressionAt(float[] values, int plane, int position) {
        return new Regression(
                values[position], values[plane + position], values[2 * plane + position], values[3 * plane + position]);
    }
}
