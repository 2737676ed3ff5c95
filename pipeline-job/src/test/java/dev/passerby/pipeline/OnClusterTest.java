package dev.passerby.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.pipeline.settings.PipelineSettings;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;

/** What a cluster's configuration decides, what the job's settings do, and what neither may touch. */
class OnClusterTest {

    private static final Map<String, String> LEAST = Map.of("kafka.bootstrap-servers", "localhost:9092");

    /** As an operator with high availability writes it. */
    private static final Map<String, String> CLUSTER = Map.ofEntries(
            Map.entry("high-availability.type", "zookeeper"),
            Map.entry("high-availability.storageDir", "s3://passerby/ha"),
            Map.entry("execution.checkpointing.dir", "s3://passerby/checkpoints"),
            Map.entry("execution.checkpointing.interval", "30 s"),
            Map.entry("execution.checkpointing.incremental", "true"),
            Map.entry("execution.checkpointing.num-retained", "5"),
            Map.entry("execution.state-recovery.path", "s3://passerby/savepoints/upgrade"),
            Map.entry("execution.state-recovery.claim-mode", "NO_CLAIM"),
            Map.entry("state.backend.type", "rocksdb"),
            Map.entry("parallelism.default", "12"),
            Map.entry("restart-strategy.type", "fixed-delay"),
            Map.entry("restart-strategy.fixed-delay.attempts", "1000"));

    @Test
    void what_the_cluster_says_holds_where_no_setting_was_given() throws Exception {
        Configuration together = together(Map.of(), CLUSTER);

        assertThat(together.toMap()).containsAllEntriesOf(CLUSTER);
        assertThat(together.keySet()).noneMatch(key -> key.startsWith("restart-strategy.exponential-delay"));
    }

    @Test
    void a_setting_that_was_given_goes_before_the_cluster() throws Exception {
        Map<String, String> given = Map.of(
                "checkpoints.directory", "/srv/checkpoints",
                "checkpoints.interval", "PT5S",
                "checkpoints.backend", "heap",
                "checkpoints.restore-from", "/srv/checkpoints/a/chk-7",
                "job.parallelism", "3",
                "job.restarts", "4");

        assertThat(together(given, CLUSTER).toMap())
                .containsEntry("execution.checkpointing.dir", "file:///srv/checkpoints")
                .containsEntry("execution.checkpointing.interval", "5 s")
                .containsEntry("execution.checkpointing.incremental", "false")
                .containsEntry("execution.state-recovery.path", "file:///srv/checkpoints/a/chk-7")
                .containsEntry("execution.state-recovery.claim-mode", "CLAIM")
                .containsEntry("state.backend.type", "hashmap")
                .containsEntry("parallelism.default", "3")
                .containsEntry("restart-strategy.type", "exponential-delay")
                .containsEntry("restart-strategy.exponential-delay.attempts-before-reset-backoff", "4")
                .containsEntry("high-availability.type", "zookeeper");
    }

    @Test
    void a_cluster_that_says_nothing_gets_the_jobs_defaults() throws Exception {
        Configuration together = together(Map.of("checkpoints.directory", "s3://passerby/checkpoints"), Map.of());

        assertThat(together.toMap())
                .containsEntry("execution.checkpointing.dir", "s3://passerby/checkpoints")
                .containsEntry("execution.checkpointing.interval", "2 s")
                .containsEntry("state.backend.type", "hashmap")
                .containsEntry("restart-strategy.type", "exponential-delay");
        assertThat(together.keySet())
                .noneMatch(key -> key.startsWith("high-availability") || key.startsWith("execution.state-recovery"));
    }

    @Test
    void what_the_job_cannot_do_without_is_the_jobs() throws Exception {
        Map<String, String> careless = Map.of(
                "pipeline.generic-types", "true",
                "pipeline.auto-generate-uids", "true",
                "pipeline.object-reuse", "false",
                "execution.checkpointing.mode", "AT_LEAST_ONCE",
                "execution.checkpointing.dir", "file:///srv/checkpoints");

        assertThat(together(Map.of(), careless).toMap())
                .containsEntry("pipeline.generic-types", "false")
                .containsEntry("pipeline.auto-generate-uids", "false")
                .containsEntry("pipeline.object-reuse", "true")
                .containsEntry("execution.checkpointing.mode", "EXACTLY_ONCE");
    }

    /** The cluster's configuration with the job's over it, as Flink's client puts them together. */
    private static Configuration together(Map<String, String> given, Map<String, String> clusterSays) throws Exception {
        Map<String, String> arguments = new HashMap<>(LEAST);
        arguments.putAll(given);
        Configuration cluster = Configuration.fromMap(clusterSays);
        PipelineSettings settings = PipelineSettings.read(OnCluster.settings(arguments, cluster));
        Configuration together = new Configuration(cluster);
        together.addAll(OnCluster.configuration(settings, arguments.keySet(), cluster));
        return together;
    }
}
