package dev.passerby.benchmarks.speed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.passerby.wire.Json;
import org.junit.jupiter.api.Test;

class PipelineCaseTest {

    @Test
    void the_text_says_whether_the_cameras_are_sustained_or_that_it_cannot_tell() {
        assertThat(BenchText.of(OnePipeline.of(true))).contains(": 8 camera(s) sustained, 5.0 of 25 pictures");
        assertThat(BenchText.of(OnePipeline.of(false))).contains(": 8 camera(s) NOT SUSTAINED, 5.0 of 25 pictures");
        assertThat(BenchText.of(OnePipeline.of(null)))
                .contains(": 8 camera(s), too short to tell whether sustained, 5.0 of 25 pictures");
    }

    @Test
    void in_json_what_cannot_be_told_is_absent() throws Exception {
        JsonNode glance = Json.tree(OnePipeline.of(null));

        assertThat(glance.has("sustained")).isFalse();
        assertThat(Json.read(glance, PipelineCase.class)).isEqualTo(OnePipeline.of(null));
        assertThat(Json.read(Json.tree(OnePipeline.of(false)), PipelineCase.class))
                .isEqualTo(OnePipeline.of(false));
    }
}
