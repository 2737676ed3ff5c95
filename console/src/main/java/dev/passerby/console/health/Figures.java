package dev.passerby.console.health;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the installation does, in numbers.
 *
 * @param at when
 * @param cameras how many are in which state
 * @param framesPerSecond what ingest publishes
 * @param stages what each stage of a frame's way took in the last minute, milliseconds
 * @param dropped frames that were not looked at, by reason, since their ingest process or the job began to count
 * @param batches how many faces were embedded together how often, since the job's processes began: by the largest size of each
 *     class; empty where the job's metrics are not read
 * @param ageMs from capture to the end of the job's work, in the last minute; absent where no frame was told of
 * @param device where the networks run; absent where the job's metrics are not read
 * @param models the networks' hashes by what they do; absent where nothing was told of them
 */
public record Figures(
        Instant at,
        Cameras cameras,
        double framesPerSecond,
        Map<String, Percentiles> stages,
        Map<String, Long> dropped,
        Map<String, Long> batches,
        @Nullable Percentiles ageMs,
        @Nullable String device,
        @Nullable Map<String, String> models) {

    /** How many cameras are in which state; those never tried are in none. */
    public record Cameras(int online, int degraded, int offline) {}
}
