package dev.passerby.vision.detection;

import dev.passerby.vision.inference.BatchFunction;
import dev.passerby.vision.inference.BatchingEngine;
import dev.passerby.vision.inference.BatchingSettings;
import dev.passerby.vision.inference.InputBuffers;
import dev.passerby.vision.inference.Network;
import dev.passerby.vision.inference.Tensor;
import dev.passerby.vision.picture.AveragedCrop;
import dev.passerby.vision.picture.Picture;
import dev.passerby.vision.picture.Region;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/** Crops of many cameras' frames, looked at in common batches: what suits a GPU. Each is cut out on its caller's thread. */
final class SharedCrops implements CropNetwork, AutoCloseable, BatchFunction<FloatBuffer, CropNetwork.Row> {

    private final Network network;
    private final int side;
    private final AveragedCrop crop;
    private final InputBuffers<FloatBuffer> buffers = InputBuffers.ofFloats();
    private final BatchingEngine<FloatBuffer, Row> engine;

    /** @param side of the network's input, in pixels */
    SharedCrops(Network network, int side, BatchingSettings batching) {
        this.network = network;
        this.side = side;
        crop = new AveragedCrop(side);
        batching.bucketSizes().forEach(size -> network.prepare(size, 3, side, side));
        engine = new BatchingEngine<>("crops of " + side + "x" + side, batching, this);
    }

    @Override
    public List<Row> ask(Picture picture, List<Region> regions) {
        List<FloatBuffer> crops = new ArrayList<>(regions.size());
        for (Region region : regions) {
            FloatBuffer values = FloatBuffer.allocate(crop.length());
            crop.write(picture, region, values, 0);
            crops.add(values);
        }
        return engine.runAll(crops);
    }

    @Override
    public List<Row> apply(List<FloatBuffer> crops, int bucket) {
        FloatBuffer input = buffers.borrow(bucket * crop.length());
        try {
            for (int i = 0; i < crops.size(); i++) {
                input.put(i * crop.length(), crops.get(i), 0, crop.length()); // what follows them is of no matter
            }
            input.position(0).limit(bucket * crop.length());
            Tensor answer = Answer.of(network.run(input, bucket, 3, side, side));
            List<Row> rows = new ArrayList<>(crops.size());
            for (int i = 0; i < crops.size(); i++) {
                rows.add(new Row(answer.values(), i * answer.dimension(1)));
            }
            return rows;
        } finally {
            buffers.giveBack(input);
        }
    }

    @Override
    public void close() {
        engine.close();
    }
}
