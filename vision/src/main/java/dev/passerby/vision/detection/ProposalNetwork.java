package dev.passerby.vision.detection;

import dev.passerby.vision.inference.FloatBuffers;
import dev.passerby.vision.inference.Network;
import dev.passerby.vision.inference.Tensor;
import dev.passerby.vision.picture.AreaAverage;
import dev.passerby.vision.picture.Picture;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * P-Net, the first of the cascade: a small convolutional network that scores every second position of every level of the
 * picture's pyramid.
 */
final class ProposalNetwork {

    private static final double OVERLAP_WITHIN_LEVEL = 0.5;
    private static final double OVERLAP_ACROSS_LEVELS = 0.7;

    /** The most values of levels made in one pass over the picture; what a large photo needs beyond is made in another. */
    private static final int VALUES_AT_ONCE = 16 << 20;

    private final Network network;
    private final FloatBuffers buffers = new FloatBuffers();

    ProposalNetwork(Network network) {
        this.network = network;
    }

    /** The squares in some areas of the picture that may hold a face, best first. */
    List<Candidate> propose(Picture picture, DetectionSettings settings, List<SearchArea> areas) {
        List<ScalePyramid.Level> levels = ScalePyramid.levels(picture.width(), picture.height(), settings);
        List<List<Candidate>> byLevel = new ArrayList<>();
        levels.forEach(level -> byLevel.add(new ArrayList<>()));
        for (SearchArea area : areas) {
            List<LevelPart> parts = LevelPart.of(levels, area, picture.width(), picture.height());
            for (List<LevelPart> group : groups(parts)) {
                scan(picture, group, (float) settings.proposalThreshold(), byLevel);
            }
        }
        List<Candidate> found = new ArrayList<>();
        byLevel.forEach(level -> found.addAll(NonMaximumSuppression.OVER_UNION.of(level, OVERLAP_WITHIN_LEVEL)));
        return NonMaximumSuppression.OVER_UNION.of(found, OVERLAP_ACROSS_LEVELS).stream()
                .map(ProposalNetwork::regressed)
                .toList();
    }

    private static Candidate regressed(Candidate candidate) {
        CandidateBox box = candidate.box().moved(candidate.regression(), 0).squared();
        return new Candidate(box, candidate.score(), candidate.regression());
    }

    private static List<List<LevelPart>> groups(List<LevelPart> parts) {
        List<List<LevelPart>> groups = new ArrayList<>();
        long values = Long.MAX_VALUE;
        for (LevelPart part : parts) {
            long more = 3L * part.pixels().width() * part.pixels().height();
            if (values > VALUES_AT_ONCE - more) {
                groups.add(new ArrayList<>());
                values = 0;
            }
            groups.get(groups.size() - 1).add(part);
            values += more;
        }
        return groups;
    }

    private void scan(Picture picture, List<LevelPart> parts, float threshold, List<List<Candidate>> byLevel) {
        int length = parts.stream()
                .mapToInt(part -> 3 * part.pixels().width() * part.pixels().height())
                .sum();
        FloatBuffer pyramid = buffers.borrow(length);
        try {
            List<AreaAverage.Output> outputs = new ArrayList<>();
            int offset = 0;
            for (LevelPart part : parts) {
                ScalePyramid.Level level = part.level();
                AreaAverage.Output output =
                        new AreaAverage.Output(level.width(), level.height(), part.pixels(), pyramid, offset);
                outputs.add(output);
                offset += output.length();
            }
            AreaAverage.write(picture, picture.bounds(), outputs);
            for (int i = 0; i < parts.size(); i++) {
                scan(
                        parts.get(i),
                        outputs.get(i),
                        threshold,
                        byLevel.get(parts.get(i).index()));
            }
        } finally {
            buffers.giveBack(pyramid);
        }
    }

    private void scan(LevelPart part, AreaAverage.Output pixels, float threshold, List<Candidate> found) {
        FloatBuffer input = pixels.target().duplicate();
        input.position(pixels.offset()).limit(pixels.offset() + pixels.length());
        Tensor answer = Answer.of(
                network.run(input, 1, 3, pixels.part().height(), pixels.part().width()));
        int columns = answer.dimension(3);
        int plane = answer.dimension(2) * columns;
        float[] values = answer.values();
        float leastLogOdds = Answer.leastLogOdds(threshold);
        for (int window = 0; window < plane; window++) {
            if (values[window] >= leastLogOdds && Answer.score(values[window]) >= threshold) {
                found.add(new Candidate(
                        part.seen(window % columns, window / columns),
                        Answer.score(values[window]),
                        regression(values, plane, window)));
            }
        }
    }

    private static Regression regression(float[] values, int plane, int window) {
        return new Regression(
                values[plane + window],
                values[2 * plane + window],
                values[3 * plane + window],
                values[4 * plane + window]);
    }
}
