package dev.passerby.standalone.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CpuShareTest {

    @Test
    void a_thread_works_for_the_part_that_its_name_says() {
        assertThat(CpuShare.part("camera-camera-7")).isEqualTo("decode");
        assertThat(CpuShare.part("frames-camera-7")).isEqualTo("encode");
        assertThat(CpuShare.part("kafka-producer-network-thread | passerby-frames"))
                .isEqualTo("send");
        assertThat(CpuShare.part("data-plane-kafka-request-handler-3")).isEqualTo("broker");
        assertThat(CpuShare.part("Source: frames -> set-aside-unreadable (1/2)#0"))
                .isEqualTo("read");
        assertThat(CpuShare.part("DetectFaces (2/2)#0")).isEqualTo("detect");
        assertThat(CpuShare.part("RecognizeFaces (2/2)#0")).isEqualTo("recognize");
        assertThat(CpuShare.part("facenet-batches-1")).isEqualTo("embed");
        assertThat(CpuShare.part("kafka-producer-network-thread | producer-1")).isEqualTo("job");
        assertThat(CpuShare.part("bench-subscriber")).isEqualTo("other");
        assertThat(CpuShare.PARTS).contains("decode", "encode", "send", "broker", "read", "detect", "embed", "job");
    }

    @Test
    void what_no_living_thread_has_used_is_the_rest() {
        CpuShare.Reading before = new CpuShare.Reading(Map.of(1L, 100L), Map.of(1L, "DetectFaces (1/1)#0"), 1_000);
        CpuShare.Reading after = new CpuShare.Reading(
                Map.of(1L, 400L, 2L, 50L), Map.of(1L, "DetectFaces (1/1)#0", 2L, "camera-camera-0"), 1_500);

        Map<String, Double> used = CpuShare.between(before, after);

        assertThat(used)
                .containsEntry("detect", 300.0)
                .containsEntry("decode", 50.0)
                .containsEntry("rest", 150.0)
                .containsEntry("encode", 0.0);
    }
}
