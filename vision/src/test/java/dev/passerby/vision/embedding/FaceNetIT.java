package dev.passerby.vision.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.passerby.models.ModelName;
import dev.passerby.models.VerifiedModel;
import dev.passerby.vision.alignment.AlignedCrop;
import dev.passerby.vision.golden.OpenVision;
import dev.passerby.vision.inference.InferenceDevice;
import dev.passerby.vision.inference.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The real network. */
class FaceNetIT {

    private static final double TOLERANCE = 1e-5;
    private static final List<Integer> BATCHES = List.of(1, 3, 8, 32);
    private static final int CROPS = 4;

    @Test
    void a_crop_has_the_same_embedding_whatever_the_batch_it_is_in_and_wherever_in_it() {
        VerifiedModel model = OpenVision.store().model(ModelName.FACENET);
        try (Network network = Network.open(model.name(), model.onnx(), InferenceDevice.cpu())) {
            FaceNet faceNet = new FaceNet(network);
            List<AlignedCrop> crops = crops();
            List<Embedding> alone = crops.stream()
                    .map(crop -> faceNet.embed(List.of(crop)).get(0))
                    .toList();
            for (int batch : BATCHES) {
                List<AlignedCrop> together = new ArrayList<>();
                for (int i = 0; i < batch; i++) {
                    together.add(crops.get(i % CROPS));
                }
                List<Embedding> embeddings = faceNet.embed(together);
                for (int i = 0; i < batch; i++) {
                    assertSame(embeddings.get(i), alone.get(i % CROPS), batch);
                }
                // Filled up to the batch with copies of the last, as an engine does it.
                assertSame(faceNet.apply(crops.subList(0, 1), batch).get(0), alone.get(0), batch);
            }
            assertThat(alone.get(0).distanceTo(alone.get(1))).isGreaterThan(0.01);
        }
    }

    private static void assertSame(Embedding embedding, Embedding expected, int batch) {
        for (int i = 0; i < Embedding.DIMENSIONS; i++) {
            assertThat((double) embedding.values()[i])
                    .as("number %d in a batch of %d", i, batch)
                    .isCloseTo(expected.values()[i], within(TOLERANCE));
        }
        assertThat(embedding.distanceTo(expected)).isLessThan(TOLERANCE);
    }

    /** No faces, but pictures as unlike each other as faces are: blots of random colours, size and place. */
    private static List<AlignedCrop> crops() {
        List<AlignedCrop> crops = new ArrayList<>();
        for (int seed = 0; seed < CROPS; seed++) {
            Random random = new Random(seed);
            byte[] rgb = new byte[3 * AlignedCrop.SIDE * AlignedCrop.SIDE];
            for (int blot = 0; blot < 40; blot++) {
                int left = random.nextInt(AlignedCrop.SIDE);
                int top = random.nextInt(AlignedCrop.SIDE);
                int right = Math.min(AlignedCrop.SIDE, left + 8 + random.nextInt(60));
                int bottom = Math.min(AlignedCrop.SIDE, top + 8 + random.nextInt(60));
                byte[] colour = new byte[3];
                random.nextBytes(colour);
                for (int y = top; y < bottom; y++) {
                    for (int x = left; x < right; x++) {
                        System.arraycopy(colour, 0, rgb, 3 * (y * AlignedCrop.SIDE + x), 3);
                    }
                }
            }
            crops.add(new AlignedCrop(rgb));
        }
        return crops;
    }
}
