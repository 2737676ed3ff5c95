package dev.passerby.vision.detection;

import dev.passerby.vision.inference.InputBuffers;
import dev.passerby.vision.inference.Network;
import dev.passerby.vision.inference.Tensor;
import dev.passerby.vision.picture.AveragedCrop;
import dev.passerby.vision.picture.Picture;
import dev.passerby.vision.picture.Region;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/** Crops of one picture, looked at on the caller's thread: what suits a processor. */
final class OwnCrops implements CropNetwork {

    /** As many as a processor's cache holds layers of; more are seen in several batches. */
    private static final int LARGEST_BATCH = 16;

    private final Network network;
    private final int side;
    private final AveragedCrop crop;
    private final InputBuffers<FloatBuffer> buffers = InputBuffers.ofFloats();

    /** @param side of the network's input, in pixels */
    OwnCrops(Network network, int side) {
        this.network = network;
        this.side = side;
        crop = new AveragedCrop(side);
    }

    @Override
    public List<Row> ask(Picture picture, List<Region> regions) {
        List<Row> rows = new ArrayList<>(regions.size());
        for (int from = 0; from < regions.size(); from += LARGEST_BATCH) {
            List<Region> batch = regions.subList(from, Math.min(regions.size(), from + LARGEST_BATCH));
            Tensor answer = run(picture, batch);
            for (int row = 0; row < batch.size(); row++) {
                rows.add(new Row(answer.values(), row * answer.dimension(1)));
            }
        }
        return rows;
    }

    private Tensor run(Picture picture, List<Region> regions) {
        FloatBuffer input = buffers.borrow(regions.size() * crop.length());
        try {
            for (int i = 0; i < regions.size(); i++) {
                crop.write(picture, regions.get(i), input, i * crop.length());
            }
            input.position(0).limit(regions.size() * crop.length());
            return Answer.of(network.run(input, regions.size(), 3, side, side));
        } finally {
            buffers.giveBack(input);
        }
    }
}
