package dev.passerby.vision.detection;

import dev.passerby.vision.inference.InputBuffers;
import dev.passerby.vision.inference.Network;
import dev.passerby.vision.inference.Tensor;
import dev.passerby.vision.picture.AreaAverage;
import dev.passerby.vision.picture.Picture;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * P-Net, the first of the cascade: a small convolutional network that scores every second position of every level of the
 * picture's pyramid, level by level.
 */
final class ProposalNetwork implements Proposals {

    /** The most values of levels made in one pass over the picture; what a large photo needs beyond is made in another. */
    private static final int VALUES_AT_ONCE = 16 << 20;

    private final Network network;
    private final InputBuffers<FloatBuffer> buffers = InputBuffers.ofFloats();

    ProposalNetwork(Network network) {
        this.network = network;
    }

    @Override
    public List<Candidate> propose(Picture picture, DetectionSettings settings, List<SearchArea> areas) {
        List<ScalePyramid.Level> levels = ScalePyramid.levels(picture.width(), picture.height(), settings);
        List<List<Candidate>> byLevel = new ArrayList<>();
        levels.forEach(level -> byLevel.add(new ArrayList<>()));
        for (SearchArea area : areas) {
            List<LevelPart> parts = LevelPart.of(levels, area, picture.width(), picture.height());
            for (List<LevelPart> group : groups(parts)) {
                scan(picture, group, (float) settings.proposalThreshold(), byLevel);
            }
        }
        return Proposals.best(byLevel);
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
        WindowAnswers answers =
                new WindowAnswers(FloatBuffer.wrap(answer.values()), 0, answer.dimension(2) * answer.dimension(3));
        answers.collect(part, threshold, found);
    }
}
