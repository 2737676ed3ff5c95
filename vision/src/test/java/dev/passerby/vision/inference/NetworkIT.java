package dev.passerby.vision.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtProvider;
import dev.passerby.models.ModelName;
import dev.passerby.vision.golden.OpenVision;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The real P-Net on the real runtime. */
class NetworkIT {

    private static final byte[] PNET = OpenVision.store().model(ModelName.PNET).onnx();

    @Test
    void a_network_takes_any_size_and_names_its_outputs() {
        try (Network network = Network.open("pnet", PNET, InferenceDevice.cpu())) {
            Map<String, Tensor> outputs = network.run(FloatBuffer.allocate(3 * 20 * 30), 1, 3, 20, 30);
            assertThat(outputs).containsOnlyKeys("answer");
            Tensor answer = outputs.get("answer");
            assertThat(answer.shape()).containsExactly(1, 5, 5, 10);
            assertThat(answer.values()).hasSize(250);
        }
    }

    @Test
    void an_input_of_the_wrong_shape_is_one_line() {
        try (Network network = Network.open("pnet", PNET, InferenceDevice.cpu())) {
            assertThatThrownBy(() -> network.run(FloatBuffer.allocate(20 * 30), 1, 1, 20, 30))
                    .isInstanceOf(InferenceException.class)
                    .hasMessageStartingWith("cannot run network pnet: ")
                    .hasMessageNotContaining("\n");
        }
    }

    @Test
    void bytes_that_are_no_network_are_refused() {
        assertThatThrownBy(() -> Network.open("junk", new byte[] {1, 2, 3}, InferenceDevice.cpu()))
                .isInstanceOf(InferenceException.class)
                .hasMessageStartingWith("cannot open network junk on cpu: ");
    }

    @Test
    void a_gpu_that_this_build_cannot_use_is_never_replaced_in_silence() {
        Assumptions.assumeFalse(
                OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA), "not run: this build has CUDA");
        assertThatThrownBy(() -> Network.open("pnet", PNET, InferenceDevice.parse("cuda:0")))
                .isInstanceOf(InferenceException.class)
                .hasMessage("cannot open network pnet on cuda:0: this build of Passerby has ONNX Runtime without CUDA;"
                        + " build with -Pgpu or use device cpu");
    }

    @Test
    void closing_waits_for_the_runs_under_way_and_refuses_later_ones() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        for (int round = 0; round < 5; round++) {
            Network network = Network.open("pnet", PNET, InferenceDevice.cpu());
            List<Future<String>> ends = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                ends.add(threads.submit(() -> runUntilRefused(network)));
            }
            network.run(FloatBuffer.allocate(3 * 100 * 100), 1, 3, 100, 100);
            network.close();
            network.close();
            for (Future<String> end : ends) {
                assertThat(end.get()).isEqualTo("cannot run network pnet: it is closed");
            }
        }
        threads.shutdown();
    }

    private static String runUntilRefused(Network network) {
        try {
            while (true) {
                network.run(FloatBuffer.allocate(3 * 40 * 40), 1, 3, 40, 40);
            }
        } catch (InferenceException e) {
            return e.getMessage();
        }
    }
}
