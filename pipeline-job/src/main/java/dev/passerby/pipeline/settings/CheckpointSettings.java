package dev.passerby.pipeline.settings;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the job remembers across restarts.
 *
 * @param directory where checkpoints lie: a path, or an address of a file system that Flink knows
 * @param interval how often one is taken; what a restarted job does again is at most this long
 * @param backend where state lives while the job runs
 * @param restoreFrom the retained checkpoint to go on from; absent for a first start
 */
public record CheckpointSettings(
        String directory,
        Duration interval,
        StateBackend backend,
        @Nullable String restoreFrom) {

    static CheckpointSettings read(SettingsReader settings) {
        return new CheckpointSettings(
                settings.required("checkpoints.directory", "a directory that every process of the job can reach"),
                settings.duration(
                        "checkpoints.interval", Duration.ofSeconds(2), Duration.ofMillis(100), Duration.ofMinutes(10)),
                StateBackend.of(settings.text(
                        "checkpoints.backend",
                        StateBackend.HEAP.text(),
                        "heap or rocksdb",
                        text -> text.matches("heap|rocksdb"))),
                settings.optional("checkpoints.restore-from"));
    }
}
