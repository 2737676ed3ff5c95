package dev.passerby.vision.embedding;

import dev.passerby.vision.alignment.AlignedCrop;
import dev.passerby.vision.inference.BatchFunction;
import dev.passerby.vision.inference.InferenceException;
import dev.passerby.vision.inference.InputBuffers;
import dev.passerby.vision.inference.Network;
import dev.passerby.vision.inference.Tensor;
import java.nio.ByteBuffer;
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
    private final InputBuffers<FloatBuffer> floats = InputBuffers.ofFloats();
    private final InputBuffers<ByteBuffer> bytes = InputBuffers.ofBytes();

    public FaceNet(Network network) {
        this.network = network;
    }

    /** Makes the network ready for batches of some sizes: {@link Network#prepare}. */
    public FaceNet prepared(List<Integer> batches) {
        for (int batch : batches) {
            if (network.takesBytes()) {
                network.prepare(batch, AlignedCrop.SIDE, AlignedCrop.SIDE, 3);
            } else {
                network.prepare(batch, 3, AlignedCrop.SIDE, AlignedCrop.SIDE);
            }
        }
        return this;
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
        Map<String, Tensor> outputs = network.takesBytes() ? runBytes(crops, bucket) : runFloats(crops, bucket);
        return embeddings(outputs.values().iterator().next(), crops.size());
    }

    private Map<String, Tensor> runBytes(List<AlignedCrop> crops, int bucket) {
        ByteBuffer input = bytes.borrow(bucket * 3 * PIXELS);
        try {
            for (int i = 0; i < bucket; i++) {
                input.put(i * 3 * PIXELS, crop(crops, i).rgb(), 0, 3 * PIXELS);
            }
            input.position(0).limit(bucket * 3 * PIXELS);
            return network.run(input, bucket, AlignedCrop.SIDE, AlignedCrop.SIDE, 3);
        } finally {
            bytes.giveBack(input);
        }
    }

    private Map<String, Tensor> runFloats(List<AlignedCrop> crops, int bucket) {
        FloatBuffer input = floats.borrow(bucket * 3 * PIXELS);
        try {
            for (int i = 0; i < bucket; i++) {
                write(crop(crops, i).rgb(), input, i * 3 * PIXELS);
            }
            input.position(0).limit(bucket * 3 * PIXELS);
            return network.run(input, bucket, 3, AlignedCrop.SIDE, AlignedCrop.SIDE);
        } finally {
            floats.giveBack(input);
        }
    }

    /** A crop; after the last of them the last again. */
    private static AlignedCrop crop(List<AlignedCrop> crops, int index) {
        return crops.get(Math.min(index, crops.size() - 1));
    }

    /** Everything that the network says of a crop, by the outputs' names. */
    public Map<String, Tensor> outputs(AlignedCrop crop) {
        return network.takesBytes() ? runBytes(List.of(crop), 1) : runFloats(List.of(crop), 1);
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
