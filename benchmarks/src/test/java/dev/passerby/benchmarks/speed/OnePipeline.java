package dev.passerby.benchmarks.speed;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A case of the whole path with eight cameras. */
final class OnePipeline {

    private OnePipeline() {}

    static PipelineCase of(@Nullable Boolean sustained) {
        return new PipelineCase(
                "pipeline",
                "1920x1080",
                1,
                8,
                5,
                10,
                sustained,
                3,
                80,
                100,
                120,
                150,
                70,
                90,
                90,
                130,
                160,
                40,
                Map.of("waited", 20.0),
                25,
                5,
                Map.of("stale", 0L),
                0.9,
                Map.of("decode", 100.0),
                5,
                1e6,
                1_000,
                50);
    }
}
