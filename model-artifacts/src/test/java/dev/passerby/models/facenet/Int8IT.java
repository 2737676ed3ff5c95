package dev.passerby.models.facenet;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import dev.passerby.models.GoldenFace;
import dev.passerby.models.ModelName;
import dev.passerby.models.ModelStore;
import dev.passerby.models.Network;
import dev.passerby.models.progress.Progress;
import dev.passerby.models.protobuf.ProtobufReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FaceNet in integers, beside float32 and as the inference engine understands it. */
class Int8IT {

    private static final int MODEL_GRAPH = 7;
    private static final int GRAPH_NODE = 1;
    private static final int NODE_OPERATOR = 4;

    @TempDir
    Path temporary;

    @Test
    void embeddingsAreThoseOfFloat32ButForRounding() throws Exception {
        List<GoldenFace> faces = GoldenFace.all();
        List<Double> cosines = new ArrayList<>();
        try (Network float32 = Network.load(ModelName.FACENET);
                Network int8 = Network.load(ModelName.FACENET_INT8)) {
            for (GoldenFace face : faces) {
                double cosine = cosine(embedding(float32, face), embedding(int8, face));
                assertThat(cosine).as(face.path()).isGreaterThan(0.995);
                cosines.add(cosine);
            }
        }
        assertThat(cosines).hasSizeGreaterThan(5);
        assertThat(cosines.stream().mapToDouble(Double::doubleValue).average().orElseThrow())
                .isGreaterThan(0.9985);
    }

    @Test
    void everyConvolutionSumAndConcatenationButTheLastSumIsComputedInIntegers() throws Exception {
        ModelStore store = ModelStore.standard(System.getenv());
        store.prepare(Progress.none());
        Path optimised = temporary.resolve("optimised.onnx");
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setOptimizedModelFilePath(optimised.toString());
            OrtEnvironment.getEnvironment()
                    .createSession(store.model(ModelName.FACENET_INT8).onnx(), options)
                    .close();
        }

        List<String> operators = operators(Files.readAllBytes(optimised));

        assertThat(operators).filteredOn("QLinearConv"::equals).hasSize(132);
        assertThat(operators).filteredOn("QLinearAdd"::equals).hasSize(20);
        assertThat(operators).filteredOn("QLinearConcat"::equals).hasSize(23);
        assertThat(operators).doesNotContain("Conv", "FusedConv", "Concat", "Relu");
        assertThat(operators).filteredOn("Add"::equals).hasSize(1);
        assertThat(operators).filteredOn("QuantizeLinear"::equals).hasSize(1);
    }

    private static float[] embedding(Network network, GoldenFace face) throws Exception {
        return Objects.requireNonNull(network.run(face.t32(), 1, 3, 160, 160).get("embedding"));
    }

    private static double cosine(float[] a, float[] b) {
        double dot = 0;
        for (int i = 0; i < a.length; i++) {
            dot += a[i] * b[i];
        }
        return dot;
    }

    private static List<String> operators(byte[] onnx) throws Exception {
        List<String> operators = new ArrayList<>();
        for (ProtobufReader graph : parts(new ProtobufReader(onnx), MODEL_GRAPH)) {
            for (ProtobufReader node : parts(graph, GRAPH_NODE)) {
                while (node.next()) {
                    if (node.field() == NODE_OPERATOR) {
                        operators.add(node.string());
                    } else {
                        node.skip();
                    }
                }
            }
        }
        return operators;
    }

    private static List<ProtobufReader> parts(ProtobufReader whole, int field) throws Exception {
        List<ProtobufReader> parts = new ArrayList<>();
        while (whole.next()) {
            if (whole.field() == field) {
                parts.add(whole.message());
            } else {
                whole.skip();
            }
        }
        return parts;
    }
}
