package dev.passerby.pipeline;

import dev.passerby.pipeline.settings.CheckpointSettings;
import dev.passerby.pipeline.settings.PipelineSettings;
import dev.passerby.pipeline.settings.StateBackend;
import dev.passerby.pipeline.watch.JobWatch;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.core.execution.RecoveryClaimMode;

/**
 * The settings in Flink's words, and what holds whatever the settings are; {@link OnCluster} says what a cluster may overrule.
 */
final class JobConfiguration {

    /** Key groups; state can be spread over at most as many subtasks, and the number can never change again. */
    private static final int MAX_PARALLELISM = 128;

    private static final int CHECKPOINTS_RETAINED = 2;
    /** Machines that die one after the other are no reason to keep doors unwatched: a longer wait helps nobody. */
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(5);

    /** All: a restart frees no disk, and would go back to the last checkpoint over and over. */
    private static final int CHECKPOINT_FAILURES_TOLERATED = Integer.MAX_VALUE;

    private static final String LOOPBACK = "127.0.0.1";

    private JobConfiguration() {}

    static Configuration of(PipelineSettings settings) {
        Configuration flink = new Configuration();
        // A type that would need Kryo, or an operator without a uid, is a mistake to be told at start.
        flink.set(PipelineOptions.GENERIC_TYPES, false);
        flink.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        // Nothing is changed after it left the method that made it, so nothing needs copying between chained operators.
        flink.set(PipelineOptions.OBJECT_REUSE, true);
        flink.set(PipelineOptions.MAX_PARALLELISM, MAX_PARALLELISM);
        flink.set(CoreOptions.DEFAULT_PARALLELISM, settings.parallelism());
        flink.set(ExecutionOptions.BUFFER_TIMEOUT, settings.bufferTimeout());
        flink.set(TaskManagerOptions.BUFFER_DEBLOAT_ENABLED, true);
        flink.set(
                PipelineOptions.GLOBAL_JOB_PARAMETERS,
                JobWatch.parameters(settings.metricsAddress(), settings.metricsPort()));
        checkpoints(flink, settings.checkpoints());
        restarts(flink, settings.restarts());
        return flink;
    }

    /** What a cluster within this process needs besides: ports that only this machine reaches, slots enough. */
    static Configuration withinThisProcess(PipelineSettings settings) {
        Configuration flink = of(settings);
        // Flink's ports take orders from whoever reaches them.
        flink.set(RestOptions.ADDRESS, LOOPBACK);
        flink.set(RestOptions.BIND_ADDRESS, LOOPBACK);
        flink.set(JobManagerOptions.ADDRESS, LOOPBACK);
        flink.set(JobManagerOptions.BIND_HOST, LOOPBACK);
        flink.set(TaskManagerOptions.HOST, LOOPBACK);
        flink.set(TaskManagerOptions.BIND_HOST, LOOPBACK);
        flink.set(RestOptions.BIND_PORT, "0");
        flink.set(TaskManagerOptions.NUM_TASK_SLOTS, settings.parallelism());
        return flink;
    }

    private static void checkpoints(Configuration flink, CheckpointSettings settings) {
        flink.set(
                StateBackendOptions.STATE_BACKEND, settings.backend() == StateBackend.ROCKSDB ? "rocksdb" : "hashmap");
        flink.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, settings.backend() == StateBackend.ROCKSDB);
        flink.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
        flink.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, uri(settings.directory()));
        flink.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, settings.interval());
        flink.set(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, CheckpointingMode.EXACTLY_ONCE);
        flink.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        flink.set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, CHECKPOINTS_RETAINED);
        flink.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, CHECKPOINT_FAILURES_TOLERATED);
        flink.set(CheckpointingOptions.ENABLE_UNALIGNED, true);
        flink.set(CheckpointingOptions.ALIGNED_CHECKPOINT_TIMEOUT, Duration.ofSeconds(10));
        if (settings.restoreFrom() != null) {
            flink.set(StateRecoveryOptions.SAVEPOINT_PATH, uri(settings.restoreFrom()));
            // The new run takes the checkpoint over and deletes it once it has newer ones.
            flink.set(StateRecoveryOptions.RESTORE_MODE, RecoveryClaimMode.CLAIM);
        }
    }

    private static void restarts(Configuration flink, int attempts) {
        if (attempts == 0) {
            flink.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
            return;
        }
        flink.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
        flink.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF, Duration.ofMillis(200));
        flink.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF, LONGEST_BACKOFF);
        flink.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_BACKOFF_MULTIPLIER, 2.0);
        flink.set(
                RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_RESET_BACKOFF_THRESHOLD,
                Duration.ofMinutes(5));
        flink.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_ATTEMPTS, attempts);
    }

    /** A plain path as Flink wants it; an address stays what it is. */
    private static String uri(String directory) {
        return directory.contains(":/") ? directory : Path.of(directory).toUri().toString();
    }
}
