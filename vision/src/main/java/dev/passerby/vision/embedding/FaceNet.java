package dev.passerby.vision.embedding;

import dev.passerby.vision.alignment.AlignedCrop;
import dev.passerby.vision.inference.BatchFunction;
import dev.passerby.vision.inference.FloatBuffers;
import dev.passerby.vision.inference.InferenceException;
import dev.passerby.vision.inference.Network;
import dev.passerby.vision.inference.Tensor;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * FaceNet: Inception-ResNet-v1 trained on VGGFace2, crops in, embeddings out (Schroff et al. 2015; the weights known as
 * 20180402-114759).
 *
 * <p>Safe for many threads. As a {@link BatchFunction} it is the work of a batching engine.
 */
public final class FaceNet implements BatchFunction<AlignedCrop, Embedding> {

    private static final int PIXELS = AlignedCrop.SIDE * AlignedCrop.SIDE;
    private static final float[] STANDARDISED = standardised();

    private final Network network;
    private final FloatBuffers buffers = new FloatBuffers();

    public FaceNet(Network network) {
        this.network = network;
    }

    /** The embeddings of these crops, in their order. */
    public List<Embedding> embed(List<AlignedCrop> crops) {
        return crops.isEmpty() ? List.of() : apply(crops, crops.size());
    }

    /**
     * The embeddings of these crops, computed in a batch filled up with the last of them.
     *
     * @throws InferenceException if the network fails or gives something that is no embedding
     */
    @Override
    public List<Embedding> apply(List<AlignedCrop> crops, int bucket) {
        FloatBuffer input = buffers.borrow(bucket * 3 * PIXELS);
        try {
            for (int i = 0; i < bucket; i++) {
                byte[] rgb = crops.get(Math.min(i, crops.size() - 1)).rgb();
                write(rgb, input, i * 3 * PIXELS);
            }
            input.position(0).limit(bucket * 3 * PIXELS);
            Tensor output = network.run(input, bucket, 3, AlignedCrop.SIDE, AlignedCrop.SIDE)
                    .values()
                    .iterator()
                    .next();
            return embeddings(output, crops.size());
        } finally {
            buffers.giveBack(input);
        }
    }

    /** Everything that the network says of a crop, by the outputs' names. */
    public Map<String, Tensor> outputs(AlignedCrop crop) {
        FloatBuffer input = FloatBuffer.allocate(3 * PIXELS);
        write(crop.rgb(), input, 0);
        return network.run(input, 1, 3, AlignedCrop.SIDE, AlignedCrop.SIDE);
    }

    /** Writes {@code [3, 160, 160] RGB, (x - 127.5) / 128}. */
    private static void write(byte[] rgb, FloatBuffer input, int offset) {
        float[] plane = new float[PIXELS];
        for (int channel = 0; channel < 3; channel++) {
            for (int i = 0; i < PIXELS; i++) {
                plane[i] = STANDARDISED[rgb[3 * i + channel] & 0xff];
            }
            input.put(offset + channel * PIXELS, plane);
        }
    }

    private static List<Embedding> embeddings(Tensor output, int count) {
        List<Embedding> embeddings = new ArrayList<>(count);
        try {
            for (int i = 0; i < count; i++) {
                int from = i * Embedding.DIMENSIONS;
                embeddings.add(new Embedding(Arrays.copyOfRange(output.values(), from, from + Embedding.DIMENSIONS)));
            }
        } catch (IllegalArgumentException e) {
            throw new InferenceException("FaceNet gave no embedding: " + e.getMessage(), e);
        }
        return embeddings;
    }

    private static float[] standardised() {
        float[] table = new float[256];
        for (int i = 0; i < table.length; i++) {
            table[i] = (i - 127.5f) / 128f;
        }
        return table;
    }
}
