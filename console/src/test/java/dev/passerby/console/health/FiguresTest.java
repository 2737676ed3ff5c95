package dev.passerby.console.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.wire.event.Timings;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FiguresTest {

    private static final String TEXT = """
            # HELP passerby_job_stage_seconds What each stage of a frame takes.
            # TYPE passerby_job_stage_seconds histogram
            passerby_job_stage_seconds_bucket{stage="detect",le="0.01"} 50
            passerby_job_stage_seconds_bucket{stage="detect",le="0.025"} 90
            passerby_job_stage_seconds_bucket{stage="detect",le="0.05"} 100
            passerby_job_stage_seconds_bucket{stage="detect",le="+Inf"} 100
            passerby_job_stage_seconds_bucket{stage="embed",le="+Inf"} 0
            passerby_job_batch_size_bucket{le="1.0"} 7 # {trace="x"} 1
            passerby_job_batch_size_bucket{le="2.0"} 7
            passerby_job_batch_size_bucket{le="4.0"} 12
            passerby_job_batch_size_bucket{le="+Inf"} 13
            passerby_job_model_info{detector="a",device="cpu",note="one \\"word\\", two"} 1
            this is no sample
            """;

    private final List<Exposition.Sample> samples = Exposition.parse(TEXT);

    @Test
    void classesAreReadAndPercentilesLieWithinThem() {
        Percentiles detect = Histogram.of(samples, "passerby_job_stage_seconds", "stage", "detect")
                .percentilesMillis()
                .orElseThrow();
        assertThat(detect.p50()).isEqualTo(10);
        assertThat(detect.p95()).isEqualTo(37.5);
        assertThat(detect.p99()).isEqualTo(47.5);
        assertThat(Histogram.of(samples, "passerby_job_stage_seconds", "stage", "embed")
                        .percentilesMillis())
                .isEmpty();
        assertThat(Histogram.of(samples, "passerby_job_batch_size", null, "").counts())
                .containsExactly(
                        java.util.Map.entry("1", 7L), java.util.Map.entry("4", 5L), java.util.Map.entry("more", 1L));
    }

    @Test
    void labelsMayHoldWhatLooksLikeALabelsEnd() {
        assertThat(samples.get(samples.size() - 1).label("device")).isEqualTo("cpu");
        assertThat(samples).hasSize(10);
    }

    @Test
    void aMinuteOfFramesIsKeptAndNotMore() {
        RecentTimings timings = new RecentTimings();
        IntStream.rangeClosed(1, 100).forEach(i -> timings.add(new Timings(i, 1, 2, 3, 4, 2 * i), i));
        assertThat(timings.stages(100).get("wait")).isEqualTo(new Percentiles(50, 95, 99));
        assertThat(timings.age(100)).contains(new Percentiles(100, 190, 198));
        assertThat(timings.age(60_050)).contains(new Percentiles(150, 196, 200));
        assertThat(timings.stages(70_000)).isEmpty();
        assertThat(timings.age(70_000)).isEmpty();
    }
}
