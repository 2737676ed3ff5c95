package dev.passerby.pipeline;

import static org.apache.flink.configuration.CheckpointingOptions.ALIGNED_CHECKPOINT_TIMEOUT;
import static org.apache.flink.configuration.CheckpointingOptions.CHECKPOINTING_INTERVAL;
import static org.apache.flink.configuration.CheckpointingOptions.CHECKPOINTS_DIRECTORY;
import static org.apache.flink.configuration.CheckpointingOptions.CHECKPOINT_STORAGE;
import static org.apache.flink.configuration.CheckpointingOptions.ENABLE_UNALIGNED;
import static org.apache.flink.configuration.CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION;
import static org.apache.flink.configuration.CheckpointingOptions.INCREMENTAL_CHECKPOINTS;
import static org.apache.flink.configuration.CheckpointingOptions.MAX_RETAINED_CHECKPOINTS;
import static org.apache.flink.configuration.CheckpointingOptions.TOLERABLE_FAILURE_NUMBER;
import static org.apache.flink.configuration.CoreOptions.DEFAULT_PARALLELISM;
import static org.apache.flink.configuration.ExecutionOptions.BUFFER_TIMEOUT;
import static org.apache.flink.configuration.PipelineOptions.MAX_PARALLELISM;
import static org.apache.flink.configuration.RestartStrategyOptions.RESTART_STRATEGY;
import static org.apache.flink.configuration.StateBackendOptions.STATE_BACKEND;
import static org.apache.flink.configuration.TaskManagerOptions.BUFFER_DEBLOAT_ENABLED;

import dev.passerby.pipeline.settings.PipelineSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ReadableConfig;

/**
 * What the job asks of a cluster that has a configuration of its own. A setting of the job that was given goes first, then what
 * the cluster's configuration says (its file, the operator's resource, the client's flags), then the job's default. What the
 * job cannot do without it always sets; high availability and where to restore from it leaves alone, unless told to restore.
 */
final class OnCluster {

    /** Options that the cluster may decide, and the setting of the job that goes before it; "" where there is none. */
    private static final List<Choice> CHOICES = List.of(
            new Choice("job.parallelism", DEFAULT_PARALLELISM),
            new Choice("job.buffer-timeout", BUFFER_TIMEOUT),
            new Choice("checkpoints.directory", CHECKPOINTS_DIRECTORY),
            new Choice("checkpoints.directory", CHECKPOINT_STORAGE),
            new Choice("checkpoints.interval", CHECKPOINTING_INTERVAL),
            new Choice("checkpoints.backend", STATE_BACKEND),
            new Choice("checkpoints.backend", INCREMENTAL_CHECKPOINTS),
            new Choice("", MAX_PARALLELISM),
            new Choice("", BUFFER_DEBLOAT_ENABLED),
            new Choice("", EXTERNALIZED_CHECKPOINT_RETENTION),
            new Choice("", MAX_RETAINED_CHECKPOINTS),
            new Choice("", TOLERABLE_FAILURE_NUMBER),
            new Choice("", ENABLE_UNALIGNED),
            new Choice("", ALIGNED_CHECKPOINT_TIMEOUT));

    private static final String RESTARTS = "job.restarts";
    private static final String RESTART_STRATEGIES = "restart-strategy";

    private record Choice(String setting, ConfigOption<?> option) {}

    private OnCluster() {}

    /** The settings that were given, and the directory of checkpoints from the cluster where it was not. */
    static Map<String, String> settings(Map<String, String> given, ReadableConfig cluster) {
        Map<String, String> settings = new HashMap<>(given);
        cluster.getOptional(CHECKPOINTS_DIRECTORY)
                .ifPresent(directory -> settings.putIfAbsent("checkpoints.directory", directory));
        return settings;
    }

    /**
     * What the job adds to the cluster's configuration.
     *
     * @param settings the job's settings, all of them
     * @param given the names of those that somebody gave
     * @param cluster the cluster's configuration, the client's flags included
     */
    static Configuration configuration(PipelineSettings settings, Set<String> given, ReadableConfig cluster) {
        Configuration job = JobConfiguration.of(settings);
        for (Choice choice : CHOICES) {
            if (!given.contains(choice.setting())
                    && cluster.getOptional(choice.option()).isPresent()) {
                job.removeConfig(choice.option());
            }
        }
        if (!given.contains("checkpoints.backend")
                && cluster.getOptional(STATE_BACKEND).isPresent()) {
            // Whether to write only what changed depends on the backend.
            job.removeConfig(INCREMENTAL_CHECKPOINTS);
        }
        if (!given.contains(RESTARTS) && cluster.getOptional(RESTART_STRATEGY).isPresent()) {
            job.keySet().stream()
                    .filter(key -> key.startsWith(RESTART_STRATEGIES))
                    .toList()
                    .forEach(job::removeKey);
        }
        return job;
    }
}
