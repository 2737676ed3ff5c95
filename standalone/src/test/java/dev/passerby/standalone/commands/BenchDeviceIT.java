package dev.passerby.standalone.commands;

import static dev.passerby.standalone.commands.Ran.passerby;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bench gpu} with the processor in the GPU's place: that everything is measured and said; never how fast it is. */
class BenchDeviceIT {

    @Test
    void every_measurement_is_in_the_json_and_in_the_tables(@TempDir Path folder) throws Exception {
        Path report = folder.resolve("device.md");

        Ran ran = passerby(
                "bench",
                "gpu",
                "--device",
                "cpu",
                "--size",
                "320x240,640x360",
                "--batch",
                "1,3",
                "--callers",
                "1,2",
                "--fps",
                "1",
                "--rounds",
                "3",
                "--seconds",
                "0.1",
                "--json",
                "--report",
                report);

        assertThat(ran.code()).as(ran.err() + ran.out()).isZero();
        JsonNode found = new ObjectMapper().readTree(ran.out());
        assertThat(found.get("device").asText()).isEqualTo("cpu");
        assertThat(found.get("ceilingFlops").asDouble()).isPositive();
        assertThat(found.get("ceilingHalvesFlops").asDouble()).isPositive();
        JsonNode parity = found.get("parity");
        assertThat(parity.get("faces").asInt()).isGreaterThan(20);
        assertThat(parity.get("leastIou").asDouble()).isGreaterThan(0.999);
        assertThat(parity.get("leastCosineOfOwnCrops").asDouble()).isGreaterThan(0.9999);
        assertThat(parity.get("agrees").asBoolean()).isTrue();
        assertThat(found.get("embedding")).hasSize(8).allSatisfy(one -> {
            assertThat(one.get("facesPerSecond").asDouble()).isPositive();
            assertThat(one.get("shareOfCeiling").asDouble()).isPositive();
        });
        assertThat(found.get("detection")).hasSize(4).allSatisfy(one -> assertThat(
                        one.get("framesPerSecond").asDouble())
                .isPositive());
        assertThat(found.get("cameras")).hasSize(1);
        assertThat(found.get("cameras").get(0).get("callers").asInt()).isEqualTo(2);
        assertThat(found.get("memory").get("megabytes")).hasSize(3);
        assertThat(found.get("problems")).isEmpty();
        assertThat(Files.readString(report)).contains("# cpu: ", "## Parity with the processor: agrees", "## Cameras");
    }

    @Test
    void a_device_that_is_not_to_be_had_is_one_line_and_exit_code_1() {
        Ran ran = passerby("bench", "gpu", "--device", "cuda:7");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("on cuda:7: this build of Passerby has ONNX Runtime without CUDA");
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void bad_input_gets_one_line_and_exit_code_2() {
        assertThat(passerby("bench", "gpu", "--device", "tpu").err())
                .startsWith("an inference device must be cpu, cuda or cuda:NUMBER, got 'tpu'")
                .hasLineCount(1);
        assertThat(passerby("bench", "gpu", "--batch", "0").err()).startsWith("--batch must be from 1 to 1024, got 0");
        assertThat(passerby("bench", "gpu", "--size", "big").code()).isEqualTo(2);
        assertThat(passerby("bench", "gpu", "--rounds", "1").code()).isEqualTo(2);
    }
}
