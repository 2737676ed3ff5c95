package dev.passerby.deploy.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import dev.passerby.deploy.manifests.FlinkKeys;
import dev.passerby.deploy.manifests.JobArguments;
import dev.passerby.deploy.manifests.Repository;
import dev.passerby.pipeline.settings.PipelineSettings;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.kubernetes.operator.api.FlinkDeployment;
import org.apache.flink.kubernetes.operator.api.spec.FlinkDeploymentSpec;
import org.apache.flink.kubernetes.operator.api.spec.UpgradeMode;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessSpec;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;
import org.apache.flink.runtime.util.EnvironmentInformation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The FlinkDeployment says what the job, and this version of Flink, understand. */
class JobManifestTest {

    @ParameterizedTest
    @ValueSource(strings = {"cpu", "gpu"})
    void theJobReadsItsArguments(String kustomization) {
        FlinkDeploymentSpec flink = flink(kustomization);
        PipelineSettings settings = JobArguments.read(List.of(flink.getJob().getArgs()));

        assertThat(settings.device()).isEqualTo(kustomization.equals("gpu") ? "cuda" : "cpu");
        // The job's own number goes before the operator's, and each finds the checkpoints where the other puts them.
        assertThat(settings.parallelism()).isEqualTo(flink.getJob().getParallelism());
        assertThat(settings.checkpoints().directory())
                .isEqualTo(flink.getFlinkConfiguration().get("execution.checkpointing.dir"));
        // The operator says what to go on from; the job's own word would go before it.
        assertThat(settings.checkpoints().restoreFrom()).isNull();
    }

    @Test
    void anArgumentThatTheJobDoesNotKnowFails() {
        List<String> arguments =
                List.of("kafka.bootstrap-servers=a:1", "checkpoints.directory=/c", "job.paralellism=8");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JobArguments.read(arguments))
                .withMessageContaining("'job.paralellism' is no setting of the pipeline");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cpu", "gpu"})
    void theProgramIsThere(String kustomization) throws ReflectiveOperationException {
        FlinkDeploymentSpec flink = flink(kustomization);
        var main = Class.forName(flink.getJob().getEntryClass()).getMethod("main", String[].class);
        assertThat(Modifier.isStatic(main.getModifiers())).isTrue();
        assertThat(flink.getJob().getUpgradeMode()).isEqualTo(UpgradeMode.SAVEPOINT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cpu", "gpu"})
    void flinkKnowsEveryKey(String kustomization) {
        FlinkKeys keys = FlinkKeys.ofThisFlink();
        assertThat(flink(kustomization).getFlinkConfiguration().keySet())
                .filteredOn(key -> !key.startsWith("kubernetes."))
                .hasSizeGreaterThan(15)
                .allMatch(keys::knows);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cpu", "gpu"})
    void theOperatorKnowsItsOwnKeys(String kustomization) throws IOException {
        try (OperatorsValidator operator = new OperatorsValidator(FlinkKeys.ofThisFlink())) {
            assertThat(flink(kustomization).getFlinkConfiguration().keySet())
                    .filteredOn(key -> key.startsWith("kubernetes."))
                    .hasSize(4)
                    .allMatch(operator::knows);
            assertThat(operator.knows("kubernetes.operator.job.restart.fail")).isFalse();
        }
    }

    @Test
    void aKeyThatFlinkDoesNotKnowFails() {
        assertThat(FlinkKeys.ofThisFlink().knows("taskmanager.numberOfTaskSlot"))
                .isFalse();
        assertThat(FlinkKeys.ofThisFlink().knows("metrics.reporter.prom.ports")).isFalse();
    }

    @Test
    void theVersionIsTheOneThatTheJobIsBuiltWith() {
        JsonNode manifest = Kustomize.build(Repository.file("deploy/kubernetes/cpu")).stream()
                .filter(one -> one.get("kind").asText().equals("FlinkDeployment"))
                .findFirst()
                .orElseThrow();
        String[] version = EnvironmentInformation.getVersion().split("\\.", -1);
        assertThat(manifest.at("/spec/flinkVersion").asText()).isEqualTo("v" + version[0] + "_" + version[1]);
    }

    /** What the comments in the manifests say; a heap that does not fit is refused by Flink itself. */
    @ParameterizedTest
    @CsvSource({"cpu, 1638, 1024", "gpu, 12544, 4096"})
    void memoryAddsUp(String kustomization, int heapMebibytes, int nativeMebibytes) {
        FlinkDeploymentSpec flink = flink(kustomization);
        Configuration configuration = Configuration.fromMap(flink.getFlinkConfiguration());
        configuration.set(
                TaskManagerOptions.TOTAL_PROCESS_MEMORY,
                MemorySize.parse(flink.getTaskManager().getResource().getMemory()));
        TaskExecutorProcessSpec memory = TaskExecutorProcessUtils.processSpecFromConfig(configuration);

        assertThat(memory.getTaskHeapSize().getMebiBytes()).isEqualTo(heapMebibytes);
        assertThat(memory.getTaskOffHeapSize().getMebiBytes()).isEqualTo(nativeMebibytes);
        assertThat(configuration.get(HeartbeatManagerOptions.HEARTBEAT_TIMEOUT).toSeconds())
                .isEqualTo(10);
    }

    @Test
    void aGpuIsAskedForByItsResource() {
        Map<String, String> configuration = flink("gpu").getFlinkConfiguration();
        assertThat(configuration)
                .containsEntry("external-resources", "gpu")
                .containsEntry("external-resource.gpu.amount", "1")
                .containsEntry("external-resource.gpu.kubernetes.config-key", "nvidia.com/gpu")
                .containsEntry("env.java.opts.taskmanager", "-Donnxruntime.native.path=/opt/passerby/native");
        assertThat(flink("cpu").getFlinkConfiguration()).doesNotContainKey("external-resources");
    }

    private static FlinkDeploymentSpec flink(String kustomization) {
        return Manifests.of(kustomization).only(FlinkDeployment.class).getSpec();
    }
}
